import { mkdtemp, open, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPacks } from './packs.ts';
import type { ExpectedPicture, PictureStore, StoredPicture } from './store.ts';
import { collect, expectOf, inPieces, webpOf } from './webp.fixture.ts';

const log = pino({ level: 'silent' });
let folder: string;
let store: PictureStore;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'stint-packs-')), 'pictures');
  store = await openPacks({ folder, log });
});
afterEach(async () => {
  await store.close();
  await rm(join(folder, '..'), { recursive: true });
});

async function kept(picture: Buffer, kind: ExpectedPicture['kind'] = 'picture'): Promise<StoredPicture> {
  const stored = await store.put(inPieces(picture), expectOf(picture, kind));
  if ('refused' in stored) throw new Error(stored.refused);
  return stored;
}

async function reopen(packBytes?: number): Promise<void> {
  await store.close();
  store = await openPacks({ folder, log, ...(packBytes === undefined ? {} : { packBytes }) });
}

const packOf = (pack: number): string => join(folder, `${String(pack).padStart(6, '0')}.pack`);

describe('a picture in the packs', () => {
  it('is kept with its size and read back byte for byte, also after a restart', async () => {
    const picture = webpOf(1920, 1080, 700_001);
    const stored = await kept(picture);
    expect(stored).toMatchObject({ pack: 1, bytes: picture.length, width: 1920, height: 1080 });
    expect((await buffer(store.get(stored))).equals(picture)).toBe(true);
    await reopen();
    expect((await buffer(store.get(stored))).equals(picture)).toBe(true);
  });

  it('is one of 64 that come at the same moment, each with its thumbnail', async () => {
    const pictures = Array.from(
      { length: 64 },
      (_, n) => [webpOf(100 + n, 50, 9000 * n), webpOf(64, 36)] as const,
    );
    const places = await Promise.all(
      pictures.map(async ([full, thumb]) => Promise.all([kept(full), kept(thumb, 'thumbnail')])),
    );
    for (const [n, [full, thumb]] of places.entries()) {
      expect((await buffer(store.get(full))).equals(pictures[n]?.[0] ?? Buffer.alloc(0))).toBe(true);
      expect((await buffer(store.get(thumb))).equals(pictures[n]?.[1] ?? Buffer.alloc(0))).toBe(true);
    }
    expect(new Set(places.flat().map(({ offset }) => offset)).size).toBe(128);
  });

  it('goes to the next pack when one is full, and a restart goes on in the last', async () => {
    await reopen(100_000);
    const pictures = Array.from({ length: 9 }, () => webpOf(10, 10, 40_000));
    const places = await Promise.all(pictures.map(async (picture) => kept(picture)));
    expect(places.map(({ pack }) => pack)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5]);
    await reopen(100_000);
    places.push(await kept(pictures[0] ?? webpOf(1, 1)));
    expect(places.at(-1)?.pack).toBe(5);
    for (const [n, place] of places.entries()) {
      expect((await buffer(store.get(place))).equals(pictures[n % 9] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it('lies in files that only the house may read', async () => {
    await kept(webpOf(10, 10));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(packOf(1))).mode & 0o777).toBe(0o600);
  });

  it('is told from one that the disk damaged, before its last byte is given', async () => {
    const stored = await kept(webpOf(10, 10, 400_000));
    const file = await open(packOf(1), 'r+');
    await file.write(Buffer.from([1, 2, 3, 4]), 0, 4, stored.offset + 399_000);
    await file.close();
    await expect(buffer(store.get(stored))).rejects.toMatchObject({ code: 'picture-damaged' });
    await expect(buffer(store.get({ ...stored, pack: 7 }))).rejects.toMatchObject({ code: 'picture-gone' });
  });

  it('is never read through a link in the place of a pack (TH-W8)', async () => {
    const stored = await kept(webpOf(10, 10));
    await symlink(packOf(1), packOf(2));
    await expect(buffer(store.get({ ...stored, pack: 2 }))).rejects.toMatchObject({ code: 'ELOOP' });
    await rm(packOf(2));
  });
});

describe('a picture deleted by its freelancer (C3)', () => {
  it('is gone from the file for good, and its neighbours stay', async () => {
    const [before, secret, after] = [webpOf(10, 10, 5000), webpOf(11, 11, 300_000), webpOf(12, 12, 5000)];
    const places = [await kept(before), await kept(secret), await kept(after)] as const;
    await store.erase(places[1]);
    await store.erase(places[1]);

    const bytes = await readFile(packOf(1));
    for (let at = 30; at + 32 < secret.length; at += 1024) {
      expect(bytes.includes(secret.subarray(at, at + 32))).toBe(false);
    }
    expect(bytes.includes(Buffer.from(places[1].sha256, 'hex'))).toBe(false);
    await expect(buffer(store.get(places[1]))).rejects.toMatchObject({ code: 'picture-gone' });
    await reopen();
    expect((await buffer(store.get(places[0]))).equals(before)).toBe(true);
    expect((await buffer(store.get(places[2]))).equals(after)).toBe(true);
    const left = await collect(store.records());
    expect(left.map(({ sha256 }) => sha256)).toEqual([places[0].sha256, places[2].sha256]);
  });

  it('is gone when the store has closed, though it closed in the middle; none is begun after that', async () => {
    const secret = webpOf(10, 10, 8_000_000);
    const place = await kept(secret);
    const erased = store.erase(place);
    await store.close();
    await erased;
    expect((await readFile(packOf(1))).includes(secret.subarray(-1000))).toBe(false);
    await expect(store.erase(place)).rejects.toThrow('closed');
    store = await openPacks({ folder, log });
  });

  it('takes nothing else with it when its place is told wrongly', async () => {
    const picture = webpOf(10, 10, 5000);
    const stored = await kept(picture);
    const wrong = { ...stored, sha256: '0'.repeat(64) };
    await expect(store.erase(wrong)).rejects.toMatchObject({ code: 'picture-damaged' });
    await expect(store.erase({ ...stored, bytes: 10 })).rejects.toMatchObject({ code: 'picture-damaged' });
    await expect(store.erase({ ...stored, offset: 64 })).rejects.toMatchObject({ code: 'picture-damaged' });
    expect((await buffer(store.get(stored))).equals(picture)).toBe(true);
  });
});

describe('the tail of the last pack after a crash', () => {
  it('is cut where it proves nothing, wherever the last record was torn', async () => {
    const first = webpOf(10, 10, 3000);
    const kept1 = await kept(first);
    const torn = await kept(webpOf(20, 20, 3000));
    await store.close();
    const whole = await readFile(packOf(1));
    for (const bytes of [
      torn.offset - 63,
      torn.offset - 1,
      torn.offset,
      torn.offset + 1,
      torn.offset + 2999,
    ]) {
      await writeFile(packOf(1), whole);
      await truncate(packOf(1), bytes);
      store = await openPacks({ folder, log });
      expect((await stat(packOf(1))).size).toBe(torn.offset - 64);
      expect((await buffer(store.get(kept1))).equals(first)).toBe(true);
      const again = await kept(first);
      expect(again.offset).toBe(torn.offset);
      await store.close();
    }
    store = await openPacks({ folder, log });
  });

  it('keeps every record that proves itself, also behind a damaged one and behind an interrupted erasing', async () => {
    const pictures = [webpOf(10, 10, 3000), webpOf(11, 11, 3000), webpOf(12, 12, 3000)] as const;
    const places = [await kept(pictures[0]), await kept(pictures[1]), await kept(pictures[2])] as const;
    await store.erase(places[0]);
    const file = await open(packOf(1), 'r+');
    await file.write(pictures[0], 0, pictures[0].length, places[0].offset);
    await file.write(Buffer.alloc(64), 0, 64, places[1].offset - 64);
    await file.close();
    await reopen();
    expect((await buffer(store.get(places[2]))).equals(pictures[2])).toBe(true);
    await store.erase(places[0]);
    expect((await readFile(packOf(1))).includes(pictures[0].subarray(100, 200))).toBe(false);
  });

  it('is found from the mark, and from the start when the mark itself was torn', async () => {
    const large = webpOf(100, 100, 5_000_000);
    const places = [await kept(large), await kept(large), await kept(webpOf(10, 10))] as const;
    await reopen();
    for (const damage of [0, 8]) {
      const file = await open(packOf(1), 'r+');
      await file.write(Buffer.alloc(damage, 255), 0, damage, 64);
      await file.truncate(places[2].offset + 100);
      await file.close();
      await reopen();
      expect((await buffer(store.get(places[1]))).equals(large)).toBe(true);
      expect((await kept(webpOf(10, 10))).offset).toBe(places[2].offset);
    }
  });

  it('is nothing at all when the pack was only just begun', async () => {
    await store.close();
    await truncate(packOf(1), 17);
    store = await openPacks({ folder, log });
    expect((await kept(webpOf(10, 10))).offset).toBe(192);
  });

  it('is left alone in a file that is no pack of ours', async () => {
    await store.close();
    await writeFile(packOf(2), 'A later version wrote this. '.repeat(20));
    await expect(openPacks({ folder, log })).rejects.toThrow('was not written by this version');
    await rm(packOf(2));
    store = await openPacks({ folder, log });
    expect(await readdir(folder)).toEqual(['000001.pack']);
  });
});
