import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatHours } from '@stint/core/duration';
import type { Instant } from '@stint/core/instant';
import type { TestHouse, TestPeople } from '@stint/server/testing/house';
import type { TestOffice } from '@stint/server/testing/office';
import { until } from '@stint/tracker/desktop/testing/until';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { enterAt, QUIETLY } from './browser.ts';

/** It covers nothing of the canary's window. */
const BESIDE = ['--window-position=420,0', '--window-size=1240,880'];

/** A real Chromium with a profile that survives it, and Ana signed in at /track. */
export class AnaBrowser {
  page: Page;
  private began: Instant = 0;
  private readonly desk: Desk;
  private readonly launch: () => Promise<BrowserContext>;
  private readonly profile: string;
  private context: BrowserContext;

  private constructor(desk: Desk, context: BrowserContext, launch: Launch) {
    this.desk = desk;
    this.context = context;
    this.page = pageOf(context);
    this.launch = launch.again;
    this.profile = launch.profile;
  }

  static async open(desk: Desk, env: NodeJS.ProcessEnv, sharing: string | null): Promise<AnaBrowser> {
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

  /** Picks a contract by its title. */
  async choose(title: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Contract' }).click();
    await this.page.getByRole('option', { name: title }).click();
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
    // Chromium's own lock on its profile names the process: `host-pid`.
    const pid = Number(readlinkSync(join(this.profile, 'SingletonLock')).split('-').at(-1));
    process.kill(pid, 'SIGKILL');
    await gone;
    await until(() => !isAlive(pid));
  }

  /** The browser once more, with what it kept. A killed one may have lost who is signed in. */
  async openAgain(path: string): Promise<void> {
    this.context = await this.launch();
    this.page = pageOf(this.context);
    const { office, people } = this.desk;
    await this.page.goto(office.address + path);
    const inside = this.page.getByRole('button', { name: 'Menu of Ana Duarte' });
    await inside.or(this.page.getByLabel('E-mail')).waitFor();
    if (!(await inside.isVisible())) await enterAt(this.page, office.address, people.ana, path);
  }

  otherTab(): Promise<Page> {
    return this.context.newPage();
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** What a browser has to know of the desk that it stands on. */
interface Desk {
  readonly house: TestHouse;
  readonly office: TestOffice;
  readonly people: TestPeople;
}

interface Launch {
  readonly profile: string;
  readonly again: () => Promise<BrowserContext>;
}

/** `0:07:21` as core writes it: without seconds where there are none. */
function spelled(stopwatch: string): string {
  return stopwatch.replace(/^(\d+:\d\d):00$/, '$1');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
