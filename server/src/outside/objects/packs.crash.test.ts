import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openPacks } from './packs.ts';
import type { StoredPicture } from './store.ts';
import { collect, expectOf, inPieces, webpOf } from './webp.fixture.ts';

const log = pino({ level: 'silent' });
const PACK_BYTES = 2_000_000;
const KILLS = 6;
const erasing = fileURLToPath(new URL('./erase-until-killed.ts', import.meta.url));
const putting = fileURLToPath(new URL('./put-until-killed.ts', import.meta.url));

/** Lets a process put pictures until it is killed after so many; gives back all that it acknowledged. */
async function putUntilKilled(folder: string, acks: number): Promise<StoredPicture[]> {
  const child = spawn(process.execPath, [putting, folder, String(PACK_BYTES), String(acks)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const places: StoredPicture[] = [];
  for await (const line of createInterface(child.stdout)) places.push(JSON.parse(line) as StoredPicture);
  return places;
}

describe('kill -9 while pictures are being put', () => {
  it('loses no acknowledged picture, over several kills in the same folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stint-packs-'));
    const acked: StoredPicture[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const places = await putUntilKilled(folder, 20 + 7 * kill);
      expect(places.length).toBeGreaterThan(20 + 7 * kill);
      acked.push(...places);
      const store = await openPacks({ folder, log, packBytes: PACK_BYTES });
      for (const place of places) expect((await buffer(store.get(place))).length).toBe(place.bytes);
      await store.close();
    }
    const store = await openPacks({ folder, log, packBytes: PACK_BYTES });
    for (const place of acked) expect((await buffer(store.get(place))).length).toBe(place.bytes);
    await store.close();
    expect(new Set(acked.map(({ pack, offset }) => `${pack}:${offset}`)).size).toBe(acked.length);
    expect(new Set(acked.map(({ pack }) => pack)).size).toBeGreaterThan(3);
    await rm(folder, { recursive: true });
  });
});

describe('kill -9 in the middle of an erasing (C3)', () => {
  it('leaves a picture that counts as gone, and whose bytes go when the next one tidies up', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stint-packs-'));
    const [secret, other] = [webpOf(10, 10, 300_000), webpOf(11, 11, 5000)];
    const store = await openPacks({ folder, log });
    const place = await store.put(inPieces(secret), expectOf(secret));
    await store.put(inPieces(other), expectOf(other));
    await store.close();
    const child = spawn(process.execPath, [erasing, folder, JSON.stringify(place)], { stdio: 'inherit' });
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');

    const holdsSecret = async (): Promise<boolean> =>
      (await readFile(join(folder, '000001.pack'))).includes(secret.subarray(-1000));
    expect(await holdsSecret()).toBe(true);
    const again = await openPacks({ folder, log });
    const left = await collect(again.records());
    expect(left.map(({ sha256 }) => sha256)).toEqual([expectOf(other).sha256]);
    expect(await again.finishErasing()).toBe(1);
    expect(await holdsSecret()).toBe(false);
    expect(await again.finishErasing()).toBe(0);
    expect(await collect(again.records())).toEqual(left);
    await again.close();
    await rm(folder, { recursive: true });
  });
});

function mountSmallDisk(at: string): boolean {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    // Only root may mount; elsewhere the test is skipped and says so.
    return false;
  }
}

describe('a full disk', () => {
  it('refuses what does not fit, keeps nothing half-written, and works on when there is room', async ({
    skip,
  }) => {
    const disk = await mkdtemp(join(tmpdir(), 'stint-disk-'));
    if (!mountSmallDisk(disk)) {
      await rm(disk, { recursive: true });
      skip('mounting is not permitted here');
    }
    try {
      const folder = join(disk, 'pictures');
      const store = await openPacks({ folder, log });
      const small = webpOf(10, 10, 20_000);
      const first = await store.put(inPieces(small), expectOf(small));
      const large = webpOf(10, 10, 1_200_000);
      expect(await store.put(inPieces(large), expectOf(large))).toEqual({ refused: 'disk-full' });

      const crowd = Array.from({ length: 60 }, async () => store.put(inPieces(small), expectOf(small)));
      const answers = [first, ...(await Promise.all(crowd))];
      const places = answers.filter((answer) => 'pack' in answer);
      for (const place of places) expect((await buffer(store.get(place))).equals(small)).toBe(true);
      await store.close();

      execFileSync('/bin/mount', ['-o', 'remount,size=4m', disk]);
      const again = await openPacks({ folder, log });
      expect(await collect(again.records())).toHaveLength(places.length);
      expect(await again.put(inPieces(large), expectOf(large))).toHaveProperty('pack', 1);
      await again.close();
    } finally {
      execFileSync('/bin/umount', ['--lazy', disk]);
      await rm(disk, { recursive: true });
    }
  });
});
