import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DAY_SECONDS, formatInstant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { weekClock, weekOf } from '@stint/core/week';
import { sha256 } from '@stint/proof/hash';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { openDatabase } from '../../store/database.ts';
import { erasuresOwed } from '../../store/erasures.ts';
import { type TestHouse, type TestHouseOptions, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { bringPicture, workWithPicture } from '../../testing/snapped.ts';
import { createTestContract, named, paint, TestTracker } from '../../testing/tracking.ts';
import { readDiary } from '../diary/read-diary.ts';
import { readPicture } from '../diary/read-picture.ts';
import { readThumbnails } from '../diary/read-thumbnails.ts';

let house: TestHouse;
let people: TestPeople;
let k1: string;
let desk: TestTracker;
let red: Awaited<ReturnType<typeof paint>>;

async function open(options: TestHouseOptions = {}): Promise<void> {
  await house?.close();
  house = await testHouse({ at: '2026-11-18T10:00:00Z', ...options });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  desk = new TestTracker(house, people.tracker, k1);
}

beforeEach(async () => {
  await open();
  red = await paint('#cc2233');
});
afterEach(async () => {
  await house.close();
});

const START = '2026-11-18T09:00:00Z';
// Mon 16 Nov: its review ends on Sat 28 Nov; thirty days later:
const GOES = '2026-12-28T00:00:00Z';
const packHolds = (bytes: Buffer) =>
  readFileSync(join(house.folder, 'pictures', '000001.pack')).includes(bytes.subarray(20));

async function seenOf(start: string) {
  const from = toInstant(start);
  const diary = await readDiary(house, people.ben, { contract: k1, from, to: from + 600 });
  if (isRefusal(diary)) throw new Error(diary.refused);
  return diary.entries[0]?.seen;
}

const read = (segment: number, kind: 'picture' | 'thumbnail' = 'picture') =>
  readPicture(house, people.ben, { contract: k1, segment, monitor: 0, kind });

describe('how long a picture is kept', () => {
  it('is told with it, and then it goes: its bytes from the disk, its record and what it says of it not', async () => {
    const segment = await workWithPicture(desk, START, red);
    expect((await seenOf(START))?.kept).toEqual({ until: GOES, held: false });
    await moveAndTick(house, toInstant(GOES) - 1);
    expect(packHolds(red.picture)).toBe(true);
    const before = await house.db.selectFrom('segment_record').selectAll().execute();
    const done = await moveAndTick(house, toInstant(GOES));
    expect(done?.join(' ')).toContain('1 pictures of 2026-11-18 were erased');
    expect([packHolds(red.picture), packHolds(red.thumbnail)]).toEqual([false, false]);
    expect(await erasuresOwed(house.db)).toEqual([]);
    expect(await read(segment)).toEqual({ refused: 'picture-erased' });
    expect(await read(segment, 'thumbnail')).toEqual({ refused: 'picture-erased' });
    const span = { from: toInstant(START), to: toInstant(START) + 600 };
    const sheet = await readThumbnails(house, people.ben, { contract: k1, ...span });
    if (isRefusal(sheet)) throw new Error(sheet.refused);
    expect((await buffer(sheet.stream)).includes(red.thumbnail.subarray(0, 64))).toBe(false);
    expect(await seenOf(START)).toMatchObject({
      kept: null,
      erased: { at: GOES, keptDays: 30 },
      pictures: [{ monitor: 0, width: 640, height: 360, arrived: false }],
    });
    const after = await house.db.selectFrom('segment_record').selectAll().execute();
    expect(after).toEqual(before);
    expect(after.map(({ record }) => sha256(record))).toEqual(after.map((row) => row.sha256));
    const left = await house.db.selectFrom('picture').select(['likeness', 'pack', 'bytes']).execute();
    expect(left.map(({ likeness, pack }) => [likeness, pack])).toEqual([
      ['', null],
      ['', null],
    ]);
  });

  it('is always, where the house says so', async () => {
    await open({ picturesKeptDays: null });
    await workWithPicture(desk, START, red);
    expect((await seenOf(START))?.kept).toEqual({ until: null, held: false });
    await moveAndTick(house, toInstant('2029-01-01T00:00:00Z'));
    expect(packHolds(red.picture)).toBe(true);
  });

  it('holds for one that is still on its way: it is not asked for any more, and is not taken', async () => {
    await desk.work(START, '2026-11-18T09:10:00Z', { pictures: [named(red)], withheld: null });
    await moveAndTick(house, toInstant(GOES));
    await bringPicture(desk, Math.floor(toInstant(START) / 600), red);
    expect((await seenOf(START))?.erased).toEqual({ at: GOES, keptDays: 30 });
    expect(
      await house.db.selectFrom('picture').select('pack').where('pack', 'is not', null).execute(),
    ).toEqual([]);
  });

  it('D1: is not over while the week has a dispute that is not decided', async () => {
    await open({ picturesKeptDays: 0 });
    await workWithPicture(desk, START, red);
    await moveAndTick(house, toInstant('2026-11-27T10:00:00Z'));
    await dispute('open');
    expect((await seenOf(START))?.kept).toEqual({ until: null, held: true });
    // The review has ended; the freelancer may answer until Monday (D2).
    await moveAndTick(house, toInstant('2026-11-30T09:59:59Z'));
    expect(packHolds(red.picture)).toBe(true);
    const owner = openDatabase(house.ownerUrl, () => {});
    await owner.updateTable('dispute').set({ state: 'decided' }).execute();
    await owner.destroy();
    expect((await tick(house)).join(' ')).toContain('were erased');
    expect(packHolds(red.picture)).toBe(false);
  });

  it('TH-P9: over two years nothing is older than that and a day', async () => {
    const fortnights = Array.from(
      { length: 52 },
      (_, n) => toInstant('2026-11-18T09:00:00Z') + n * 14 * DAY_SECONDS,
    );
    let oldest = 0;
    for (const [n, at] of fortnights.entries()) {
      await moveAndTick(house, at + 3600);
      await workWithPicture(
        desk,
        formatInstant(at),
        await paint(`#${(0x112233 + n * 257).toString(16).padStart(6, '0')}`),
      );
      for (const { segment } of await kept()) {
        const over = weekClock(weekOf(segmentStart(segment))).reviewEndsAt + 31 * DAY_SECONDS;
        expect(house.clock.now()).toBeLessThan(over);
        oldest = Math.max(oldest, house.clock.now() - segmentStart(segment));
      }
    }
    // The control: they are kept for as long as was told.
    expect(oldest).toBeGreaterThan(27 * DAY_SECONDS);
    await moveAndTick(house, (fortnights.at(-1) ?? 0) + 60 * DAY_SECONDS);
    expect(await kept()).toEqual([]);
    expect(await erasuresOwed(house.db)).toEqual([]);
    const rows = await house.db.selectFrom('picture').select('erased_at').execute();
    expect(rows).toHaveLength(104);
    expect(rows.every(({ erased_at }) => erased_at !== null)).toBe(true);
  }, 60_000);
});

function kept() {
  return house.db.selectFrom('picture').select('segment').where('pack', 'is not', null).execute();
}

async function dispute(state: 'open'): Promise<void> {
  const money = { total: 0, freelancer_fee: 0, net: 0, client_fee: 0, client_total: 0 };
  await house.db
    .insertInto('dispute')
    .values({
      organisation_id: people.acme,
      contract_id: k1,
      week: toInstant('2026-11-16T00:00:00Z'),
      id: house.random.uuid(),
      freelancer_id: people.ana.person,
      currency: 'USD',
      by_person_id: people.ben.person,
      opened_at: house.clock.now(),
      answer_by: house.clock.now() + 3 * DAY_SECONDS,
      state,
      ...money,
    })
    .execute();
}
