import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract, named, paint, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from './delete-segment.ts';
import { editMemo } from './edit-memo.ts';
import { readDiary } from './read-diary.ts';
import { readPicture } from './read-picture.ts';
import { uploadPicture } from './upload-picture.ts';
import { writeManualTime } from './write-manual-time.ts';

const NINE = toInstant('2026-11-18T09:00:00Z');
const SEGMENT = segmentOf(NINE);

describe('a correction', () => {
  let house: TestHouse;
  let people: TestPeople;
  let k1: string;
  let tracker: TestTracker;

  beforeEach(async () => {
    house = await testHouse({ at: '2026-11-18T10:00:00Z' });
    people = await createPeople(house);
    k1 = await createTestContract(house, people, { manualTime: true });
    tracker = new TestTracker(house, people.tracker, k1);
  });
  afterEach(() => house.close());

  const day = async () => {
    const span = { from: toInstant('2026-11-18T00:00:00Z'), to: toInstant('2026-11-19T00:00:00Z') };
    const diary = await readDiary(house, people.ben, { contract: k1, ...span });
    if ('refused' in diary) throw new Error(diary.refused);
    return diary.entries;
  };
  const remove = () => deleteSegment(house, people.ana, { contract: k1, segment: SEGMENT });
  const upload = (kind: 'picture' | 'thumbnail', bytes: Uint8Array) =>
    uploadPicture(house, people.tracker, {
      contract: k1,
      segment: SEGMENT,
      monitor: 0,
      kind,
      stream: (async function* () {
        yield bytes;
      })(),
      length: bytes.length,
    });

  it('edits a memo from the end of its segment on, and keeps the earlier one (T3)', async () => {
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', { memos: [{ from: NINE, memo: '' }] });
    expect((await day())[0]?.reasons).toContain('memo-missing');
    await editMemo(house, people.ana, { contract: k1, segment: SEGMENT, memo: 'Login form' });
    const [entry] = await day();
    expect(entry).toMatchObject({ memo: 'Login form', seen: { earlierMemos: [''] } });
    expect(entry?.reasons).not.toContain('memo-missing');
  });

  it('deletes all that a segment holds, its picture too, and leaves a tombstone (C3)', async () => {
    const red = await paint('#cc2233');
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', {
      pictures: [named(red)],
      withheld: null,
    });
    expect(await upload('picture', red.picture)).toMatchObject({
      wanted: [{ monitor: 0, kind: 'thumbnail' }],
    });
    expect(await upload('thumbnail', red.thumbnail)).toMatchObject({ wanted: [] });
    expect(packsHold(house, red.picture)).toBe(true);
    expect(await remove()).toEqual({ segment: SEGMENT });
    expect(packsHold(house, red.picture)).toBe(false);
    expect(packsHold(house, red.thumbnail)).toBe(false);
    expect(await day()).toMatchObject([{ kind: 'deleted', trackedSeconds: 0, memo: '', seen: null }]);
    const address = { contract: k1, segment: SEGMENT, monitor: 0, kind: 'picture' as const };
    expect(await readPicture(house, people.ben, address)).toMatchObject({ refused: 'no-such-picture' });
  });

  it('is refused in the order week-locked, segment-running, no-such-segment (C3)', async () => {
    expect(await remove()).toMatchObject({ refused: 'no-such-segment' });
    const running = { contract: k1, segment: SEGMENT + 6 };
    expect(await deleteSegment(house, people.ana, running)).toMatchObject({ refused: 'segment-running' });
    house.movable.moveTo(toInstant('2026-11-23T11:59:59Z'));
    expect(await remove()).toMatchObject({ refused: 'no-such-segment' });
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    expect(await remove()).toMatchObject({ refused: 'week-locked' });
  });

  it("is the freelancer's alone", async () => {
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    const asked = { contract: k1, segment: SEGMENT };
    expect(await deleteSegment(house, people.ben, asked)).toMatchObject({ refused: 'freelancers-only' });
    expect(await editMemo(house, people.olu, { ...asked, memo: 'x' })).toMatchObject({
      refused: 'freelancers-only',
    });
  });

  it('writes manual time only where nothing counts, on any contract (M3)', async () => {
    const k2 = await createTestContract(house, people, { manualTime: true });
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    const write = (contract: string, from: number, to: number) =>
      writeManualTime(house, people.ana, { contract, from, to, memo: 'Call' });
    expect(await write(k2, NINE - 600, NINE + 600)).toMatchObject({ refused: 'overlaps' });
    expect(isRefusal(await write(k2, NINE + 600, NINE + 1200))).toBe(false);
    expect(await write(k1, NINE + 600, NINE + 1200)).toMatchObject({ refused: 'overlaps' });
    await remove();
    expect(isRefusal(await write(k1, NINE, NINE + 600))).toBe(false);
    expect(await day()).toMatchObject([{ kind: 'manual' }, { kind: 'deleted' }]);
  });

  it('of manual time under the same id is written once; other time under it is refused (M3)', async () => {
    const id = '00000000-0000-4000-8000-0000000000aa';
    const wanted = { contract: k1, id, from: NINE, to: NINE + 600, memo: 'Call' };
    expect(await writeManualTime(house, people.ana, wanted)).toEqual({ id });
    expect(await writeManualTime(house, people.ana, wanted)).toEqual({ id });
    const other = { ...wanted, to: NINE + 1200 };
    expect(await writeManualTime(house, people.ana, other)).toMatchObject({ refused: 'id-taken' });
    expect(await day()).toMatchObject([{ kind: 'manual', countedSeconds: 600 }]);
  });

  it('of sixteen at once that want the same ten minutes lets one through (M3)', async () => {
    const wanted = { contract: k1, from: NINE, to: NINE + 600, memo: 'Call' };
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => writeManualTime(house, people.ana, wanted)),
    );
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(await day()).toMatchObject([{ kind: 'manual', countedSeconds: 600 }]);
  });

  it('does not take a picture that is not the one its record named', async () => {
    const [red, blue] = [await paint('#cc2233'), await paint('#2233cc')];
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', {
      pictures: [named(red)],
      withheld: null,
    });
    const wrong = Buffer.from(red.picture);
    wrong.writeUInt8((wrong.at(-1) ?? 0) ^ 1, wrong.length - 1);
    expect(await upload('picture', wrong)).toMatchObject({ refused: 'picture-hash-mismatch' });
    expect(await upload('picture', red.picture.subarray(0, -10))).toMatchObject({
      refused: 'picture-length-mismatch',
    });
    expect(isRefusal(await upload('thumbnail', blue.thumbnail))).toBe(true);
    expect(await day()).toMatchObject([{ seen: { pictures: [{ arrived: false }] } }]);
    expect(await upload('picture', red.picture)).toMatchObject({ sha256: named(red).sha256 });
    expect(await day()).toMatchObject([{ seen: { pictures: [{ arrived: true }] } }]);
  });
});

/** Whether the bytes stand anywhere in the house's packs. */
function packsHold(house: TestHouse, bytes: Buffer): boolean {
  const folder = join(house.folder, 'pictures');
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(bytes.subarray(20)));
}
