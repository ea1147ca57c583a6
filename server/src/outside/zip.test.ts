import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openZip, ZipAbandoned } from './zip.ts';

const PIECE = Buffer.alloc(65_536, 7);

async function* pieces(count: number, onPulled: () => void = () => {}): AsyncGenerator<Buffer> {
  for (let n = 0; n < count; n += 1) {
    onPulled();
    yield PIECE;
  }
}

it('is an archive that other programs open', async () => {
  const zip = openZip(new Date('2026-11-18T10:00:00Z'));
  const whole = buffer(zip.stream);
  await zip.add('a.json', pieces(3));
  await zip.add('pictures/b.webp', pieces(1), { packed: false });
  await zip.end();
  const folder = mkdtempSync(join(tmpdir(), 'stint-zip-'));
  const file = join(folder, 'all.zip');
  writeFileSync(file, await whole);
  const listed = execFileSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' });
  expect(listed).toMatch(/a\.json .* 196608\npictures\/b\.webp .* 65536/);
  expect(zip.bytes()).toBe((await whole).length);
  rmSync(folder, { recursive: true });
});

it('is packed no further than a little past what was read of it', async () => {
  const zip = openZip(new Date(0));
  let pulled = 0;
  const packing = zip.add(
    'large',
    pieces(10_000, () => (pulled += 1)),
    { packed: false },
  );
  let read = 0;
  for await (const chunk of zip.stream) {
    read += (chunk as Buffer).length;
    expect(pulled * PIECE.length - read).toBeLessThan(1_500_000);
    if (read > 20_000_000) break;
  }
  await expect(packing).rejects.toThrow(ZipAbandoned);
  expect(pulled).toBeLessThan(400);
});

it('is cut off when what it packs cannot be read, so that nobody takes it for whole', async () => {
  const zip = openZip(new Date(0));
  zip.stream.resume();
  const closed = once(zip.stream, 'close').catch(() => {});
  async function* broken(): AsyncGenerator<Buffer> {
    yield PIECE;
    throw new Error('the disk');
  }
  await expect(zip.add('b', broken())).rejects.toThrow('the disk');
  zip.abandon(new Error('the disk'));
  await closed;
  expect(zip.stream.readableEnded).toBe(false);
});
