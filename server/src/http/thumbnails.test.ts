import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { type FoundThumbnail, thumbnailsHead, thumbnailsIn } from '@stint/wire/thumbnails';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteSegment } from '../operations/diary/delete-segment.ts';
import { uploadPicture } from '../operations/diary/upload-picture.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople } from '../testing/people.ts';
import { createTestContract, named, paint, TestTracker } from '../testing/tracking.ts';

// The thumbnails of a day in one answer: what a page shows beside the diary's letters.

type Painted = Awaited<ReturnType<typeof paint>>;

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let k1: string;
let tracker: TestTracker;
let colours: Painted[];

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T12:00:00Z' });
  office = await testOffice(house);
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  tracker = new TestTracker(house, people.tracker, k1);
  colours = await Promise.all(['#cc2233', '#22cc33', '#2233cc', '#888888'].map((colour) => paint(colour)));
  await brings('09:00', colours[0]);
  await brings('09:10', colours[1]);
  // The last to come is the first of the day: in the pack it lies behind the others.
  await brings('08:00', colours[2]);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const at = (time: string) => toInstant(`2026-11-18T${time}:00Z`);

/** A whole segment with its picture; the thumbnail comes too, unless it is still on its way. */
async function brings(time: string, painted: Painted | undefined, comes = true): Promise<void> {
  if (!painted) throw new Error('no such colour');
  const from = at(time);
  await tracker.send(await tracker.record(from, from + 600, { pictures: [named(painted)], withheld: null }));
  if (comes) await comesAfterwards(time, painted);
}

async function comesAfterwards(time: string, { thumbnail }: Painted): Promise<void> {
  const stream = (async function* () {
    yield thumbnail;
  })();
  const place = { contract: k1, segment: segmentOf(at(time)), monitor: 0, kind: 'thumbnail' as const };
  expect(
    await uploadPicture(house, people.tracker, { ...place, stream, length: thumbnail.length }),
  ).not.toHaveProperty('refused');
}

const DAY = 'from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z';

async function asked(span = DAY, { token = people.ben.token, tag = '' } = {}) {
  const response = await fetch(`${office.address}/api/v1/contracts/${k1}/thumbnails?${span}`, {
    headers: { authorization: `Bearer ${token}`, ...(tag && { 'if-none-match': tag }) },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { response, bytes, found: thumbnailsIn(bytes) ?? [] };
}

/** Which thumbnail each segment has, as bytes. */
function shownIn({ bytes, found }: { bytes: Uint8Array; found: readonly FoundThumbnail[] }) {
  return new Map(found.map(({ segment, start, end }) => [segment, Buffer.from(bytes.subarray(start, end))]));
}

describe('the thumbnails of a span in one answer', () => {
  it('are the bytes that the tracker sent, each by its segment', async () => {
    const answer = await asked();
    expect(answer.response.headers.get('content-length')).toBe(String(answer.bytes.length));
    expect(shownIn(answer)).toEqual(
      new Map([
        [segmentOf(at('09:00')), colours[0]?.thumbnail],
        [segmentOf(at('09:10')), colours[1]?.thumbnail],
        [segmentOf(at('08:00')), colours[2]?.thumbnail],
      ]),
    );
  });

  it('are those of the span alone, of at most eight days', async () => {
    const morning = await asked('from=2026-11-18T08:00:00Z&to=2026-11-18T09:00:00Z');
    expect([...shownIn(morning).keys()]).toEqual([segmentOf(at('08:00'))]);
    const none = await asked('from=2026-11-17T00:00:00Z&to=2026-11-18T00:00:00Z');
    expect([none.response.status, none.found]).toEqual([200, []]);
    for (const span of [
      'from=2026-11-18T00:00:00Z&to=2026-11-18T00:00:00Z',
      'from=2026-11-10T00:00:00Z&to=2026-11-18T00:00:01Z',
    ]) {
      expect(
        (await office.ask(`GET /contracts/${k1}/thumbnails?${span}`, { token: people.ben.token })).code,
      ).toBe('bad-span');
    }
  });

  it('leave out what is on its way, and with it the tag changes when it has come', async () => {
    await brings('10:00', colours[3], false);
    const before = await asked();
    expect(before.found).toHaveLength(3);
    const tag = before.response.headers.get('etag') ?? '';
    const same = await asked(DAY, { tag });
    expect([same.response.status, same.bytes.length]).toEqual([304, 0]);
    if (colours[3]) await comesAfterwards('10:00', colours[3]);
    const after = await asked(DAY, { tag });
    expect([after.response.status, after.found.length]).toEqual([200, 4]);
  });

  it('are kept by no browser, and by nothing on the way (TH-P6)', async () => {
    expect((await asked()).response.headers.get('cache-control')).toBe('no-store');
  });

  it('leave no trace: who looks at a large picture does', async () => {
    await asked();
    const deeds = await house.db.selectFrom('audit').select('deed').execute();
    expect(deeds.map(({ deed }) => deed)).not.toContain('picture-seen');
  });

  it('show nothing of what was deleted, and zeros for what the disk has lost', async () => {
    await deleteSegment(house, people.ana, { contract: k1, segment: segmentOf(at('09:10')) });
    expect(shownIn(await asked()).has(segmentOf(at('09:10')))).toBe(false);
    const pack = join(house.folder, 'pictures', '000001.pack');
    renameSync(pack, `${pack}.away`);
    await house.pictures.close();
    const lost = await asked();
    renameSync(`${pack}.away`, pack);
    expect([lost.response.status, lost.found.length]).toEqual([200, 3]);
    expect([...shownIn(lost).values()].every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
    expect(house.lines.join('\n')).toContain('A thumbnail is not shown: picture-gone');
  });
});

describe('an answer of thumbnails', () => {
  const head = thumbnailsHead([
    { segment: 7, monitor: 0, bytes: 3 },
    { segment: 9, monitor: 1, bytes: 2 },
  ]);
  const whole = new Uint8Array([...head, 1, 2, 3, 4, 5]);

  it('says where each of them lies', () => {
    expect(thumbnailsIn(whole)).toEqual([
      { segment: 7, monitor: 0, start: head.length, end: head.length + 3 },
      { segment: 9, monitor: 1, start: head.length + 3, end: head.length + 5 },
    ]);
  });

  it('is none where it was cut off, or is something else', () => {
    for (const end of [0, 3, 4, head.length - 1, whole.length - 1])
      expect(thumbnailsIn(whole.subarray(0, end))).toBeNull();
    expect(thumbnailsIn(new TextEncoder().encode('{"code":"no-such-contract"}'))).toBeNull();
    expect(LIMITS.thumbnailsBytes).toBeGreaterThan(LIMITS.thumbnailBytes);
  });
});
