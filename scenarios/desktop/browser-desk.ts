import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatHours } from '@stint/core/duration';
import { formatInstant, type Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import type { Draw } from '@stint/proof/draw';
import { drawOf } from '@stint/server/store/seeds';
import { createPeople, type TestHouse, type TestPeople, testHouse } from '@stint/server/testing/house';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { createTestContract } from '@stint/server/testing/tracking';
import { endProcess, startDisplay, type TestDisplay } from '@stint/tracker/desktop/testing/display';
import { pixelOfScreen } from '@stint/tracker/desktop/testing/pixels';
import { until } from '@stint/tracker/desktop/testing/until';
import { call } from '@stint/wire/client';
import { SILENT_SECONDS } from '@stint/wire/desk';
import { type DiaryEntry, readDiary } from '@stint/wire/diary';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { enterAt, QUIETLY } from './browser.ts';

/** Ana's computer, on which nothing is installed, and a house whose clock only the test moves. */
export class BrowserDesk {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly office: TestOffice;
  readonly contract: string;
  readonly draw: Draw;
  private readonly display: TestDisplay;
  private readonly folder = mkdtempSync(join(tmpdir(), 'stint-canary-'));
  private canary: ChildProcess | null = null;

  private constructor(parts: Parts) {
    this.house = parts.house;
    this.people = parts.people;
    this.office = parts.office;
    this.contract = parts.contract;
    this.draw = parts.draw;
    this.display = parts.display;
  }

  static async open(at: string): Promise<BrowserDesk> {
    const house = await testHouse({ at });
    const people = await createPeople(house);
    const contract = await createTestContract(house, people, { privateWindowMinutes: 30 });
    const office = await testOffice(house);
    const display = await startDisplay({ width: 1680, height: 900 });
    const draw = await drawOf(house.db, people.ana.person);
    return new BrowserDesk({ house, people, office, contract, draw, display });
  }

  /** A window to share, of one colour, so that a picture tells when it was taken. Shown again it is painted anew. */
  async show(colour: string, words = ''): Promise<void> {
    const script = join(this.folder, 'canary');
    appendFileSync(script, `\u001b]11;${colour}\u0007\u001b[2J\u001b[H${words.repeat(100)}`);
    if (!this.canary) {
      const look = ['-geometry', '60x20+40+40', '-T', 'Canary', '-fg', '#000000'];
      const follow = ['-e', 'tail', '-f', '-c', '+1', script];
      this.canary = spawn('xterm', [...look, ...follow], { env: this.display.env, stdio: 'ignore' });
    }
    const wanted = rgbOf(colour);
    // Its upper left corner may hold words; the lower right one does not.
    await until(async () => {
      const [right, bottom] = CORNER;
      const pixel = await pixelOfScreen(this.display.address, 0, right, bottom);
      return pixel.every((channel, index) => Math.abs(channel - (wanted[index] ?? 0)) < 4);
    });
  }

  async hide(): Promise<void> {
    if (this.canary) await endProcess(this.canary, 'SIGKILL');
    this.canary = null;
    rmSync(join(this.folder, 'canary'), { force: true });
  }

  /** A browser of its own. `sharing`: what is picked whenever it asks; null: she says no. */
  async browser(sharing: string | null): Promise<AnaBrowser> {
    return AnaBrowser.open(this, this.display.env, sharing);
  }

  /** The begin of a segment that nobody has worked in; no tracker has been heard of for so long that none tracks. */
  freshSegment(): SegmentNumber {
    const segment = segmentOf(this.house.clock.now()) + 1;
    this.office.wall.moveTo(this.office.wall.now() + SILENT_SECONDS);
    this.house.movable.moveTo(segmentStart(segment));
    return segment;
  }

  /** What the client sees of some segments. */
  async seenByBen(first: SegmentNumber, last = first): Promise<DiaryEntry[]> {
    const client = { house: this.office.address, fetch, token: this.people.ben.token };
    const query = { from: formatInstant(segmentStart(first)), to: formatInstant(segmentEnd(last)) };
    return (await call(client, readDiary, { params: { contract: this.contract }, query })).entries;
  }

  async close(): Promise<void> {
    await this.hide();
    await this.display.stop();
    await this.office.close();
    await this.house.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Parts {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly office: TestOffice;
  readonly contract: string;
  readonly draw: Draw;
  readonly display: TestDisplay;
}

/** It covers nothing of the canary's window. */
const BESIDE = ['--window-position=420,0', '--window-size=1240,880'];

/** A point of the screen that lies in the canary's window, below any words. */
const CORNER = [300, 280] as const;

function rgbOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** A real Chromium with a profile that survives it, and Ana signed in at /track. */
export class AnaBrowser {
  page: Page;
  private began: Instant = 0;
  private readonly desk: BrowserDesk;
  private readonly launch: () => Promise<BrowserContext>;
  private readonly profile: string;
  private context: BrowserContext;

  private constructor(desk: BrowserDesk, context: BrowserContext, launch: Launch) {
    this.desk = desk;
    this.context = context;
    this.page = pageOf(context);
    this.launch = launch.again;
    this.profile = launch.profile;
  }

  static async open(desk: BrowserDesk, env: NodeJS.ProcessEnv, sharing: string | null): Promise<AnaBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'stint-browser-'));
    const answer =
      sharing === null
        ? '--use-fake-ui-for-media-stream=deny'
        : `--auto-select-desktop-capture-source=${sharing}`;
    const again = (): Promise<BrowserContext> =>
      chromium.launchPersistentContext(profile, {
        executablePath: '/usr/bin/chromium',
        headless: false,
        env,
        viewport: null,
        timezoneId: 'UTC',
        args: [...QUIETLY, '--disable-session-crashed-bubble', ...BESIDE, answer],
      });
    const browser = new AnaBrowser(desk, await again(), { profile, again });
    await enterAt(browser.page, desk.office.address, desk.people.ana, '/track');
    return browser;
  }

  /** Makes this browser a tracker. */
  async setUp(): Promise<void> {
    await this.page.getByRole('button', { name: 'Make this browser a tracker' }).click();
    await this.button('Start').waitFor();
  }

  async start(memo: string): Promise<void> {
    await this.page.getByLabel('Memo').fill(memo);
    await this.button('Start').click();
    await this.hasBegun();
  }

  /** A session has just begun. */
  async hasBegun(): Promise<void> {
    await this.button('Stop').waitFor();
    this.began = this.desk.house.clock.now();
  }

  async stop(): Promise<void> {
    await this.button('Stop').click();
    await this.page.getByText('Not tracking').waitFor();
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Time passes, and the page has seen it: its stopwatch says so. */
  async trackTo(instant: Instant): Promise<void> {
    this.desk.house.movable.moveTo(instant);
    const shown = formatHours(instant - this.began);
    await until(async () => spelled(await this.page.getByRole('timer').innerText()) === shown);
  }

  /** The rows of the last segments, the newest first, as text. */
  async rows(): Promise<string[]> {
    return this.page.getByRole('region', { name: 'Last segments' }).getByRole('listitem').allInnerTexts();
  }

  /** How many things lie sealed in the browser: pictures of the running segment too, which the page never tells. */
  async kept(shelf: 'waiting' | 'pictures'): Promise<number> {
    return this.page.evaluate(countKept, { name: `stint-track-${this.desk.people.ana.person}`, shelf });
  }

  /** What the browser senses of her: Chromium takes a test's word for it. */
  async sits(where: 'at work' | 'elsewhere' | 'behind a locked screen'): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('Browser.grantPermissions', { permissions: ['idleDetection'] });
    const isScreenUnlocked = where !== 'behind a locked screen';
    await session.send('Emulation.setIdleOverride', { isUserActive: where === 'at work', isScreenUnlocked });
  }

  /** Nothing waits, and nothing is left to be sealed: as the tracker tells the other pages of the house. */
  async isEmpty(): Promise<boolean> {
    const waits = `localStorage.getItem('stint-track-${this.desk.people.ana.person}-waits')`;
    return (await this.page.evaluate(waits)) === null;
  }

  /** The whole browser is killed; nothing of it can say goodbye. */
  async crash(): Promise<void> {
    const gone = new Promise((resolve) => this.context.once('close', resolve));
    const session = await this.context.newCDPSession(this.page);
    void session.send('Browser.crash').catch(() => null);
    await gone;
  }

  /** The browser once more, with what it kept. A killed one has lost who is signed in. */
  async openAgain(path: string): Promise<void> {
    this.context = await this.launch();
    this.page = pageOf(this.context);
    await enterAt(this.page, this.desk.office.address, this.desk.people.ana, path);
  }

  otherTab(): Promise<Page> {
    return this.context.newPage();
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

interface Launch {
  readonly profile: string;
  readonly again: () => Promise<BrowserContext>;
}

/** `0:07:21` as core writes it: without seconds where there are none. */
function spelled(stopwatch: string): string {
  return stopwatch.replace(/^(\d+:\d\d):00$/, '$1');
}

function pageOf(context: BrowserContext): Page {
  const [page] = context.pages();
  if (!page) throw new Error('the browser opened no page');
  return page;
}

/** Runs in the page. */
async function countKept({ name, shelf }: { name: string; shelf: string }): Promise<number> {
  const { indexedDB } = globalThis as unknown as { indexedDB: Factory };
  const asked = indexedDB.open(name);
  const db = await new Promise<Store>((resolve) => {
    asked.onsuccess = () => resolve(asked.result);
  });
  const count = db.transaction(shelf).objectStore(shelf).count();
  return new Promise((resolve) => {
    count.onsuccess = () => {
      db.close();
      resolve(count.result);
    };
  });
}

interface Asked<Value> {
  onsuccess: () => void;
  readonly result: Value;
}
interface Factory {
  open(name: string): Asked<Store>;
}
interface Store {
  transaction(shelf: string): { objectStore(shelf: string): { count(): Asked<number> } };
  close(): void;
}
