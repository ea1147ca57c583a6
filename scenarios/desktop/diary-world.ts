import { createHash } from 'node:crypto';
import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { moveAndTick } from '@stint/server/clock';
import { createContract } from '@stint/server/operations/contracts/create-contract';
import { isRefusal } from '@stint/server/refusal';
import { createPeople, type TestHouse, type TestPeople, testHouse } from '@stint/server/testing/house';
import { addCard, CARDS } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { bringPicture } from '@stint/server/testing/snapped';
import { named, TestTracker } from '@stint/server/testing/tracking';
import { toInstant } from '@stint/wire/letters';
import type { SegmentRecord } from '@stint/wire/record';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { enterAt, openBrowser } from './browser.ts';
import { lookAt } from './pages.ts';

type Terms = Parameters<typeof createContract>[2]['terms'];

/** 45.00 USD an hour: a segment is 7.50. Of it 10 % is a fee, and 5 % more is one on top of it. */
const TERMS: Terms = {
  pay: 'segment',
  currency: 'USD',
  rate: '45.00',
  freelancerFeePercent: '10',
  clientFeePercent: '5',
  manualTime: true,
  privateWindowMinutes: 0,
  activityLabels: [
    { name: 'design', minActiveMinutes: null },
    { name: 'calls', minActiveMinutes: 0 },
  ],
};

/** Where they live. Both clocks of a deadline differ for each of them. */
export const ZONES = { ana: 'Europe/Berlin', ben: 'America/New_York', olu: 'UTC' } as const;

/** A machine that does other things as well still comes to it. A client's home asks again every twenty seconds. */
export const PATIENT = { timeout: 30_000 };

/** A real house in which Ana works for Acme, whose clock only the test moves; its pages as they are built; a browser. */
export class DiaryWorld {
  readonly house: TestHouse;
  readonly office: TestOffice;
  readonly people: TestPeople;
  readonly contract: string;
  readonly desk: TestTracker;
  private readonly browser: Browser;

  private constructor(parts: Pick<DiaryWorld, 'house' | 'office' | 'people' | 'contract'>, browser: Browser) {
    this.house = parts.house;
    this.office = parts.office;
    this.people = parts.people;
    this.contract = parts.contract;
    this.desk = new TestTracker(parts.house, parts.people.tracker, parts.contract);
    this.browser = browser;
  }

  static async open(at: string, terms: Partial<Terms> = {}): Promise<DiaryWorld> {
    const house = await testHouse({ at, payments: true, demo: true });
    const people = await createPeople(house);
    await addCard(house, people, CARDS.good);
    const contract = await agree(house, people, 'Web shop', terms);
    const office = await testOffice(house);
    return new DiaryWorld({ house, office, people, contract }, await openBrowser());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
    await this.house.close();
  }

  /** Another contract of the same two, and what tracks for it. */
  async otherContract(title: string): Promise<TestTracker> {
    const contract = await agree(this.house, this.people, title, {});
    return new TestTracker(this.house, this.people.tracker, contract);
  }

  /** A browser of their own, signed in; `path` is one of the contract, unless it begins with a slash. */
  async enter(who: 'ana' | 'ben' | 'olu', path: string, zone: string = ZONES[who]): Promise<Page> {
    const page = await this.sit(zone);
    await enterAt(page, this.office.address, this.people[who], this.pathOf(path));
    return page;
  }

  /** A browser in which nobody is signed in. */
  async sit(timezoneId: string): Promise<Page> {
    return this.newPage({ timezoneId });
  }

  /** The same person at another window, on a path. Not a tab behind the first: the browser hardly draws those. */
  async besides(page: Page, path: string): Promise<Page> {
    const storageState = await page.context().storageState();
    const timezoneId = await page.evaluate<string>('Intl.DateTimeFormat().resolvedOptions().timeZone');
    const other = await this.newPage({ timezoneId, storageState });
    await this.go(other, path);
    return other;
  }

  private async newPage(options: BrowserContextOptions): Promise<Page> {
    const viewport = { width: 1440, height: 900 };
    const context = await this.browser.newContext({ viewport, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENT.timeout);
    return page;
  }

  async go(page: Page, path: string): Promise<void> {
    await page.goto(this.office.address + this.pathOf(path));
  }

  pathOf(path: string): string {
    return path.startsWith('/') ? path : `/contracts/${this.contract}/${path}`;
  }

  /** It becomes that instant, and what was due until then is done. */
  async at(instant: string): Promise<void> {
    await moveAndTick(this.house, toInstant(instant));
  }

  /** Whole segments, one after the other, each with a picture of its own unless it is `withheld`. One scene looks alike. */
  async work(
    from: string,
    segments: number,
    more: Partial<SegmentRecord> & { memo?: string; scene?: string } = {},
  ): Promise<void> {
    const { memo = 'Header colours', scene, ...record } = more;
    for (let n = 0; n < segments; n += 1) {
      const start = toInstant(from) + n * 600;
      const painted = record.withheld === undefined ? await paintScene(scene ?? `${start}`) : null;
      const pictures = painted ? { pictures: [named(painted)], withheld: null } : {};
      const said = { memos: [{ from: start, memo }] };
      const answer = await this.desk.work(formatInstant(start), formatInstant(start + 600), {
        ...said,
        ...pictures,
        ...record,
      });
      if (isRefusal(answer)) throw new Error(answer.refused);
      if (painted) await bringPicture(this.desk, segmentOf(start), painted);
    }
  }
}

async function agree(
  house: TestHouse,
  people: TestPeople,
  title: string,
  terms: Partial<Terms>,
): Promise<string> {
  const made = await createContract(house, people.olu, {
    title,
    freelancer: people.ana.person,
    organisation: people.acme,
    starts: '2026-10-01T00:00:00Z',
    terms: { ...TERMS, ...terms },
  });
  if (isRefusal(made)) throw new Error(made.refused);
  return made.id;
}

/** A picture with something to be seen, by which the house tells one scene from another. */
async function paintScene(scene: string): Promise<{ picture: Buffer; thumbnail: Buffer }> {
  const drawn = createHash('sha512').update(scene).digest();
  const raw = { raw: { width: 8, height: 8, channels: 1 as const } };
  const sheet = (width: number, height: number): Promise<Buffer> =>
    sharp(drawn, raw).resize(width, height, { fit: 'fill', kernel: 'nearest' }).webp().toBuffer();
  return { picture: await sheet(640, 360), thumbnail: await sheet(320, 180) };
}

/** Two of ten minutes active, all of them early. */
export const QUIET: Partial<SegmentRecord> = {
  activity: Array.from({ length: 10 }, (_, minute): [number, number, number] => [minute < 2 ? 9 : 0, 0, 0]),
};

/** The cell of a day's segment, by the time at which it begins on the clock that is shown. */
export function cell(page: Page | Locator, time: string): Locator {
  return page.getByRole('gridcell', { name: new RegExp(`^${time}( to |: )`) });
}

/** Drags with the mouse from the middle of one cell to that of another. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const [a, b] = [await middleOf(from), await middleOf(to)];
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2, { steps: 3 });
  await page.mouse.move(b.x, b.y, { steps: 3 });
  await page.mouse.up();
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target.toString()} is nowhere`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Writes over what stands in a field, once it has the focus: then nothing else comes to it. */
export async function rewrite(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.fill(text);
}

/** Whether the picture of a cell is drawn. */
export async function isPictured(of: Locator): Promise<boolean> {
  const picture = of.locator('img').first();
  if ((await picture.count()) === 0) return false;
  return picture.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth > 0);
}

/** The times of the cells that are chosen. */
export async function chosen(page: Page): Promise<string[]> {
  const names = await page.locator('[data-segment][aria-selected=true]').allInnerTexts();
  return names.map((name) => name.slice(0, 5));
}

/** Sound for everybody, in a wide light window and a narrow dark one; it is wide again afterwards. */
export async function expectSound(page: Page): Promise<void> {
  const faults = await lookAt(page, { wide: 1440, narrow: 390 });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  expect(faults).toEqual([]);
}
