import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatInstant } from '@stint/core/instant';
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
import { createContract } from '@stint/wire/contracts';
import { SILENT_SECONDS } from '@stint/wire/desk';
import { type DiaryEntry, readDiary, readPicture } from '@stint/wire/diary';
import type { Body } from '@stint/wire/route';
import { AnaBrowser } from './ana-browser.ts';

type Terms = Body<typeof createContract>['terms'];

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

  /** Another contract of Ana's with Acme, by its title. */
  async agree(title: string, terms: Partial<Terms>): Promise<string> {
    const client = { house: this.office.address, fetch, token: this.people.olu.token };
    const { id } = await call(client, createContract, {
      body: {
        title,
        freelancer: this.people.ana.person,
        organisation: this.people.acme,
        starts: '2026-11-02T00:00:00Z',
        terms: { pay: 'segment', currency: 'USD', rate: '45.00', ...terms },
      },
    });
    return id;
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
  async seenByBen(first: SegmentNumber, last = first, contract = this.contract): Promise<DiaryEntry[]> {
    const client = { house: this.office.address, fetch, token: this.people.ben.token };
    const query = { from: formatInstant(segmentStart(first)), to: formatInstant(segmentEnd(last)) };
    const { entries } = await call(client, readDiary, { params: { contract }, query });
    // What was seen is read a moment after what was judged: a record that comes in between shows in the one first.
    return entries.every(({ kind, seen }) => kind !== 'tracked' || seen) ? entries : [];
  }

  async pictureOf(segment: SegmentNumber, contract = this.contract): Promise<Buffer> {
    const client = { house: this.office.address, fetch, token: this.people.ben.token };
    const params = { contract, segment, monitor: 0, kind: 'picture' } as const;
    return Buffer.from(await call(client, readPicture, { params }));
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

/** A point of the screen that lies in the canary's window, below any words. */
const CORNER = [300, 280] as const;

function rgbOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** A second of a segment, as letters write it. */
export function at(segment: SegmentNumber, second: number): string {
  return formatInstant(segmentStart(segment) + second);
}

/** A list that is waited for: null while nothing is in it. */
export function orNull<Value>(list: readonly Value[]): readonly Value[] | null {
  return list.length > 0 ? list : null;
}
