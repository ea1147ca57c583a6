import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileOf, openFeed, type TestFeed } from '../testing/feed.ts';
import { download } from './download.ts';
import type { FeedRefusal } from './refusals.ts';

const BYTES = Buffer.from('the whole program');
const file = fileOf({ bytes: BYTES.length, sha256: createHash('sha256').update(BYTES).digest('hex') });

let feed: TestFeed;
let folder: string;
beforeEach(async () => {
  feed = await openFeed();
  folder = await mkdtemp(join(tmpdir(), 'stint-download-'));
});
afterEach(async () => {
  await feed.close();
  await rm(folder, { recursive: true });
});

function bring(answer: RequestListener): Promise<FeedRefusal | null> {
  feed.answers.set(file.name, answer);
  return download({ house: feed.house, fetch }, file, join(folder, 'new'));
}

it('a file is kept for its owner alone once its size and hash are those that were signed', async () => {
  expect(await bring((_request, response) => response.end(BYTES))).toBeNull();
  expect(await readFile(join(folder, 'new'))).toEqual(BYTES);
  expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o600);
});

it.each<[string, string, RequestListener]>([
  ['wrong-hash', 'other bytes of the same length', (_, r) => r.end(Buffer.alloc(BYTES.length))],
  ['wrong-size', 'one byte more', (_, r) => r.end(Buffer.concat([BYTES, Buffer.alloc(1)]))],
  ['wrong-size', 'one byte less', (_, r) => r.end(BYTES.subarray(1))],
  ['file-cut-short', 'a line that breaks', (_, r) => r.writeHead(200).write('the', () => r.destroy())],
  ['no-feed', 'nothing there', (_, r) => r.writeHead(404).end()],
  ['redirected-elsewhere', 'sent on', (_, r) => r.writeHead(307, { location: 'http://127.0.0.2/x' }).end()],
])('%s: %s leaves nothing', async (refused, _why, answer) => {
  expect(await bring(answer)).toEqual({ refused });
  expect(await readdir(folder)).toEqual([]);
});
