import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { formatInstant } from '@stint/core/instant';
import type { Draw } from '@stint/proof/draw';
import { drawOf } from '@stint/server/store/seeds';
import { createPeople, type TestHouse, type TestPeople, testHouse } from '@stint/server/testing/house';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { createTestContract } from '@stint/server/testing/tracking';
import { endProcess, startDisplay, type TestDisplay } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';
import { call } from '@stint/wire/client';
import { type DiaryEntry, readDiary } from '@stint/wire/diary';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { enterAt, QUIETLY } from './browser.ts';

type Terms = Parameters<typeof createTestContract>[2];

/** Ana's computer where nothing is installed: a real Chromium on a real X server, and a house whose clock is the test's. */
export class BrowserTracker {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly contract: string;
  readonly draw: Draw;
  readonly office: TestOffice;
  private readonly display: TestDisplay;
  private readonly profile: string;
  private readonly sharing: string;
  private context: BrowserContext | null = null;
  private canary: ChildProcess | null = null;

  private constructor(parts: Parts) {
    this.house = parts.house;
    this.people = parts.people;
    this.contract = parts.contract;
    this.draw = parts.draw;
    this.office = parts.office;
    this.display = parts.display;
    this.profile = mkdtempSync(join(tmpdir(), 'stint-browser-'));
    this.sharing = parts.sharing;
  }

  /** `sharing`: what the freelancer picks when the browser asks; null: she says no. */
  static async open(at: string, terms: Terms = {}, sharing = 'Canary'): Promise<BrowserTracker> {
    const house = await testHouse({ at });
    const people = await createPeople(house);
    const contract = await createTestContract(house, people, terms);
    const office = await testOffice(house);
    const display = await startDisplay({ width: 1280, height: 800 });
    const draw = await drawOf(house.db, people.ana.person);
    return new BrowserTracker({ house, people, contract, office, display, draw, sharing });
  }

  /** A window of one colour, for what is seen in a picture to be known; the one before goes. */
  async show(colour: string): Promise<void> {
    if (this.canary) await endProcess(this.canary, 'SIGKILL');
    const place = ['-geometry', '60x20+40+40', '-T', 'Canary', '-bg', colour, '-fg', colour];
    this.canary = spawn('xterm', [...place, '-e', 'cat'], { env: this.display.env, stdio: 'ignore' });
    await until(() => this.hasWindow('Canary'));
  }

  /** Opens the browser, the first time or again, signed in at /track. */
  async browse(): Promise<Page> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: '/usr/bin/chromium',
      headless: false,
      env: this.display.env,
      viewport: null,
      timezoneId: 'UTC',
      args: [
        ...QUIETLY,
        '--disable-session-crashed-bubble',
        `--auto-select-desktop-capture-source=${this.sharing}`,
      ],
      ignoreDefaultArgs: ['--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
    });
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await enterAt(page, this.office.address, this.people.ana, '/track');
    return page;
  }

  get browser(): BrowserContext {
    if (!this.context) throw new Error('no browser is open');
    return this.context;
  }

  /** The browser is killed: nothing of it may say goodbye. */
  async crash(): Promise<void> {
    const { browser } = this;
    const session = await browser.newCDPSession(browser.pages()[0] as Page);
    const closed = new Promise((resolve) => browser.once('close', resolve));
    await session.send('Browser.crash').catch(() => null);
    await closed;
    this.context = null;
  }

  now(): Instant {
    return this.house.clock.now();
  }

  moveTo(instant: Instant): void {
    this.house.movable.moveTo(instant);
  }

  async diary(from: Instant, to: Instant): Promise<DiaryEntry[]> {
    const client = { house: this.office.address, fetch, token: this.people.ben.token };
    const query = { from: formatInstant(from), to: formatInstant(to) };
    return (await call(client, readDiary, { params: { contract: this.contract }, query })).entries;
  }

  async close(): Promise<void> {
    await this.context?.close();
    if (this.canary) await endProcess(this.canary, 'SIGKILL');
    await this.display.stop();
    await this.office.close();
    await this.house.close();
    rmSync(this.profile, { recursive: true, force: true });
  }

  private hasWindow(name: string): Promise<boolean> {
    const search = spawn('xdotool', ['search', '--onlyvisible', '--name', name], { env: this.display.env });
    return new Promise((resolve) => search.once('close', (code) => resolve(code === 0)));
  }
}

interface Parts {
  readonly house: TestHouse;
  readonly people: TestPeople;
  readonly contract: string;
  readonly draw: Draw;
  readonly office: TestOffice;
  readonly display: TestDisplay;
  readonly sharing: string;
}
