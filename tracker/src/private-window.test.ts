import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CapturedPicture } from './desk/picture.ts';
import type { SignedIn } from './signed-in.ts';
import { NINE } from './testing/draft.ts';
import { handDesktop } from './testing/hand-desktop.ts';
import { keepPicture } from './testing/keep-picture.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { testVault } from './testing/vault.ts';
import { K1, K2 } from './testing/world.ts';
import { Tracker } from './tracker.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench('09:00', 7, { privateWindowMinutes: 10 });
  showPage();
  await bench.tracker.start(K1, 'Header colours');
});
afterEach(() => bench.close());

const WIDTH = 400;
const HEIGHT = 200;
/** Columns of black and white: nothing of them is left where they were blurred. */
const PAGE = Buffer.alloc(WIDTH * HEIGHT * 3).map((_, at) => (Math.floor(at / 3) % 4 < 2 ? 0 : 255));

/** From now on the desktop shows a page full of columns. */
function showPage(masked: Partial<CapturedPicture> = {}): void {
  if (!bench.desktop.capture) return;
  bench.desktop.capture.capture = async (into, wish) => {
    const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 as const } };
    const picture = await sharp(PAGE, raw).webp({ lossless: true }).toBuffer();
    const thumbnail = await sharp(PAGE, raw).resize({ width: 320 }).webp().toBuffer();
    const kept = await keepPicture(into, wish, { width: WIDTH, height: HEIGHT, picture, thumbnail });
    return [{ ...kept, ...masked }];
  };
}

/** How much of the columns is to be seen in a part of the picture, of 1. */
async function columnsIn(webp: Uint8Array | null, left = 0, right = 1): Promise<number> {
  if (!webp) throw new Error('no picture');
  const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let [steps, looked] = [0, 0];
  for (let x = Math.ceil(left * info.width); x + 2 < right * info.width; x += 1) {
    const at = (Math.floor(info.height / 2) * info.width + x) * 3;
    looked += 1;
    if (Math.abs((data[at] ?? 0) - (data[at + 6] ?? 0)) > 100) steps += 1;
  }
  return steps / looked;
}
const picture = (kind: 'picture' | 'thumbnail' = 'picture') => bench.tracker.picture(K1, NINE, 0, kind);
const brought = () => [...bench.house.records.values()].map(({ record }) => record);
const finished = () => bench.tracker.status().segments[0];

describe('the private window', () => {
  it('keeps a segment to its freelancer for ten minutes after its end, with its picture, and then lets it go', async () => {
    await bench.until('09:15');
    await bench.tracker.pass();
    expect(bench.house.records.size).toBe(0);
    expect(finished()).toMatchObject({
      segment: NINE,
      waits: true,
      privateUntil: '2026-11-16T09:20:00Z',
      thumbnail: true,
      monitors: 1,
      withheld: null,
    });
    expect(await columnsIn(await picture())).toBeGreaterThan(0.9);
    await bench.until('09:20');
    await bench.tracker.pass();
    expect(brought().map(({ segment }) => segment)).toEqual([NINE]);
    expect(finished()).toMatchObject({ segment: NINE, waits: false, privateUntil: null, thumbnail: true });
    expect([await picture(), (await picture('thumbnail')) !== null]).toEqual([null, true]);
  });

  it('wakes the uploader when it is over', async () => {
    let rung = 0;
    await bench.until('09:12');
    bench.tracker.onWork(() => (rung += 1));
    await bench.until('09:19:58');
    expect(rung).toBe(0);
    await bench.until('09:20');
    expect(rung).toBe(1);
  });

  it('can be ended by its freelancer, of one segment and not of the one before it', async () => {
    await bench.close();
    bench = await openTrackerBench('09:00', 7, { privateWindowMinutes: 30 });
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:22');
    expect(await bench.tracker.sendNow(K1, NINE + 1)).toBeNull();
    await bench.tracker.pass();
    expect(brought().map(({ segment, sequence }) => [segment, sequence])).toEqual([[NINE + 1, 0]]);
    expect(await bench.tracker.sendNow(K1, NINE + 1)).toEqual({ refused: 'private-window-over' });
    expect(await bench.tracker.sendNow(K2, NINE)).toEqual({ refused: 'private-window-over' });
    await bench.until('09:40');
    await bench.tracker.pass();
    expect(brought().map(({ segment, sequence }) => [segment, sequence])).toEqual([
      [NINE + 1, 0],
      [NINE, 1],
    ]);
  });

  it('C3: what is deleted in it leaves without a word of what it was', async () => {
    await bench.until('09:15');
    expect(await bench.tracker.delete(K1, NINE)).toBeNull();
    expect([finished(), await picture(), await picture('thumbnail')]).toEqual([undefined, null, null]);
    await bench.until('09:20');
    const letters: string[] = [];
    bench.house.onRecord = (bytes) => void letters.push(bytes.toString());
    await bench.tracker.pass();
    expect(letters[0]).toContain('"memos":[]');
    expect(letters[0]).not.toMatch(/Header|Editor|main\.ts/);
    expect(bench.house.tombstones).toEqual(new Set([`${K1} ${NINE}`]));
  });
});

describe('blurred by hand', () => {
  const left = { monitor: 0, left: 0, top: 0, width: 500, height: 1000 };

  it('a region: nothing of it is left, in picture, thumbnail, record or any file; the rest stays as it was', async () => {
    await bench.until('09:15');
    expect(await bench.tracker.blurPicture(K1, NINE, [left])).toBeNull();
    for (const kind of ['picture', 'thumbnail'] as const) {
      expect(await columnsIn(await picture(kind), 0, 0.48)).toBe(0);
      expect(await columnsIn(await picture(kind), 0.52, 1)).toBeGreaterThan(kind === 'picture' ? 0.9 : 0.2);
    }
    expect(finished()).toMatchObject({ maskedPermille: 500, withheld: null });
    expect((await readdir(join(bench.folder, 'spool', 'waiting', K1, String(NINE)))).sort()).toEqual([
      '0-picture.1.vault',
      '0-thumbnail.1.vault',
      'record.vault',
    ]);
    await bench.until('09:20');
    await bench.tracker.pass();
    const [entry] = brought()[0]?.pictures ?? [];
    expect(entry).toMatchObject({ blurred: false, maskedPermille: 500 });
    expect(brought()[0]).toMatchObject({ app: 'Editor' });
    expect(bench.house.pictures.get(`${K1} ${NINE} 0/picture`)).toBe(entry?.sha256);
    expect(await columnsIn(await picture('thumbnail'), 0, 0.48)).toBe(0);
  });

  it('once more, and then as a whole: what was blurred stays so, and the share is of all of it', async () => {
    await bench.until('09:15');
    await bench.tracker.blurPicture(K1, NINE, [left]);
    const right = { ...left, left: 400, width: 300 };
    await bench.tracker.blurPicture(K1, NINE, [right]);
    expect(finished()?.maskedPermille).toBe(700);
    expect(await columnsIn(await picture(), 0, 0.68)).toBe(0);
    expect(await bench.tracker.blurPicture(K1, NINE, 'whole')).toBeNull();
    expect(finished()?.maskedPermille).toBe(1000);
    expect(await columnsIn(await picture())).toBe(0);
    await bench.until('09:20');
    await bench.tracker.pass();
    expect(brought()[0]).toMatchObject({ withheld: null, app: null, title: null });
  });

  it('P7: what a rule had masked there already is counted once', async () => {
    showPage({ maskedPermille: 300, maskedAreas: [{ left: 0, top: 0, width: 0.3 * WIDTH, height: HEIGHT }] });
    await bench.until('09:25');
    const segment = NINE + 1;
    const part = { ...left, width: 300 };
    const shares = async (...regions: (typeof left)[]) => {
      await bench.tracker.blurPicture(K1, segment, regions);
      return bench.tracker.status().segments[0]?.maskedPermille;
    };
    expect(await shares(part)).toBe(300);
    expect(await shares({ ...part, left: 200 })).toBe(500);
  });

  it('not any more once it is over, nor where there is no picture', async () => {
    await bench.until('09:21');
    expect(await bench.tracker.blurPicture(K1, NINE, 'whole')).toEqual({ refused: 'private-window-over' });
    expect(await bench.tracker.removePicture(K1, NINE)).toEqual({ refused: 'private-window-over' });
    expect(await columnsIn(await picture())).toBeGreaterThan(0.9);
    await bench.tracker.removePicture(K1, NINE + 1);
    expect(await bench.tracker.blurPicture(K1, NINE + 1, 'whole')).toEqual({ refused: 'no-picture' });
  });
});

it('P7: a picture that was taken out is gone everywhere, and the record says who did it', async () => {
  await bench.until('09:15');
  const { sha256: hash } = (await spooled())?.pictures[0] ?? {};
  expect(hash).toBe(sha256((await picture()) ?? ''));
  expect(await bench.tracker.removePicture(K1, NINE)).toBeNull();
  expect([await picture(), await picture('thumbnail')]).toEqual([null, null]);
  expect(finished()).toMatchObject({ withheld: 'private-window', monitors: 0, thumbnail: false });
  expect(
    (await readdir(join(bench.folder, 'finished'))).filter((name) => name.includes(String(NINE))),
  ).toEqual([]);
  await bench.until('09:20');
  await bench.tracker.pass();
  expect(brought()[0]).toMatchObject({ pictures: [], withheld: 'private-window', app: null, title: null });
});

it('all of it is there again after a restart, and what a kill cut short is made good', async () => {
  await bench.until('09:15');
  const thumbnails = join(bench.folder, 'finished');
  const [name = ''] = (await readdir(thumbnails)).filter((each) => each.includes(String(NINE)));
  const before = await readFile(join(thumbnails, name));
  const list = await readFile(join(thumbnails, 'list.vault'));
  await bench.tracker.removePicture(K1, NINE);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(thumbnails, name), before);
  await writeFile(join(thumbnails, 'list.vault'), list);
  const again = await reopen(bench.signedIn);
  expect(again.status().segments[0]).toMatchObject({ withheld: 'private-window', monitors: 0 });
  expect(await again.picture(K1, NINE, 0, 'thumbnail')).toBeNull();
});

async function spooled() {
  const page = join(bench.folder, 'spool', 'waiting', K1, String(NINE), 'record.vault');
  const read = await testVault().readJson<{ draft: { pictures: { sha256: string }[] } }>(
    page,
    `record ${K1} ${NINE}`,
  );
  return read?.draft;
}

function reopen(signedIn: SignedIn): Promise<Tracker> {
  const { folder, clock } = bench;
  const desktop = handDesktop();
  return Tracker.open({ folder, vault: testVault(), clock, desktop, signedIn, fetch, reserveBytes: 0 });
}
