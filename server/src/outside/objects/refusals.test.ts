import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPacks } from './packs.ts';
import type { PictureRefusal, PictureStore, StoredPicture } from './store.ts';
import { expectOf, inPieces, movingWebp, webpOf } from './webp.fixture.ts';

let folder: string;
let store: PictureStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-packs-'));
  store = await openPacks({ folder, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const refused = (refused: PictureRefusal['refused']): PictureRefusal => ({ refused });
const packBytes = async (): Promise<number> => (await stat(join(folder, '000001.pack'))).size;

describe('a picture is refused', () => {
  const picture = webpOf(800, 600, 50_000);
  const told = expectOf(picture);

  it('when its hash is another', async () => {
    const before = await packBytes();
    const wrong = { ...told, sha256: '0'.repeat(64) };
    expect(await store.put(inPieces(picture), wrong)).toEqual(refused('picture-hash-mismatch'));
    expect(await packBytes()).toBe(before);
  });

  it('when more comes than was said, and when it ends early', async () => {
    const short = { ...told, bytes: told.bytes - 1 };
    const long = { ...told, bytes: told.bytes + 1 };
    expect(await store.put(inPieces(picture), short)).toEqual(refused('picture-length-mismatch'));
    expect(await store.put(inPieces(picture), long)).toEqual(refused('picture-cut-short'));
    expect(await store.put(inPieces(Buffer.alloc(0)), told)).toEqual(refused('picture-cut-short'));
  });

  it('when it is larger than 8 MiB, or a thumbnail than 256 KiB, without reading a byte', async () => {
    async function* never(): AsyncGenerator<Uint8Array> {
      yield await Promise.reject(new Error('read'));
    }
    const large = { ...told, bytes: 8 * 1024 * 1024 + 1 };
    const largeThumbnail = { ...told, bytes: 256 * 1024 + 1, kind: 'thumbnail' } as const;
    expect(await store.put(never(), large)).toEqual(refused('picture-too-large'));
    expect(await store.put(never(), largeThumbnail)).toEqual(refused('picture-too-large'));
  });

  it('when its header claims 100 megapixels, however small it is (TH-W5)', async () => {
    const bomb = webpOf(10_000, 10_000, 20);
    expect(await store.put(inPieces(bomb), expectOf(bomb))).toEqual(refused('picture-too-many-pixels'));
    const fourDisplays = webpOf(4 * 3840, 2160);
    expect(await store.put(inPieces(fourDisplays), expectOf(fourDisplays))).toHaveProperty('pack');
  });

  it('when a thumbnail is longer than 640 pixels', async () => {
    const [fits, tall] = [webpOf(640, 640), webpOf(10, 641)];
    expect(await store.put(inPieces(fits), expectOf(fits, 'thumbnail'))).toHaveProperty('pack');
    expect(await store.put(inPieces(tall), expectOf(tall, 'thumbnail'))).toEqual(
      refused('picture-too-many-pixels'),
    );
  });

  it('when it is no WebP, or moves (TH-W6)', async () => {
    const screen = { create: { width: 64, height: 36, channels: 3, background: '#123456' } } as const;
    const png = await sharp(screen).png().toBuffer();
    const moving = await movingWebp();
    const empty = Buffer.alloc(0);
    for (const file of [png, moving, empty]) {
      expect(await store.put(inPieces(file), expectOf(file))).toEqual(refused('picture-not-webp'));
    }
  });

  it('when all puts together would hold more than the house has room for, and not a moment longer', async () => {
    const big = webpOf(1000, 1000, 8_000_000);
    const opened: (() => void)[] = [];
    async function* stalled(): AsyncGenerator<Uint8Array> {
      yield big.subarray(0, 7_900_000);
      await new Promise<void>((open) => opened.push(open));
      yield big.subarray(7_900_000);
    }
    const slow = Array.from({ length: 34 }, async () => store.put(stalled(), expectOf(big)));
    await expect.poll(() => opened.length).toBe(33);
    expect(await slow[33]).toEqual(refused('too-many-pictures-at-once'));
    expect(await store.put(inPieces(picture), told)).toHaveProperty('pack');
    for (const open of opened) open();
    expect((await Promise.all(slow)).filter((answer) => 'refused' in answer)).toHaveLength(1);
    const next = Array.from({ length: 33 }, async () => store.put(inPieces(big), expectOf(big)));
    expect((await Promise.all(next)).filter((answer) => 'refused' in answer)).toHaveLength(0);
  });
});

describe('over HTTP', () => {
  it('a refused sender still gets an answer, and one that hangs up leaves nothing behind', async () => {
    const picture = webpOf(800, 600, 300_000);
    const answers: (StoredPicture | PictureRefusal)[] = [];
    async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
      const stored = await store.put(req, expectOf(req.url === '/wrong' ? webpOf(1, 1) : picture));
      answers.push(stored);
      res.writeHead('refused' in stored ? 422 : 201, { connection: 'close' }).end(JSON.stringify(stored));
    }
    const server = createServer((req, res) => void answer(req, res));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;

    const post = async (path: string): Promise<string> => {
      const req = request({ port, path, method: 'POST', host: '127.0.0.1' }).end(picture);
      const [res] = (await once(req, 'response')) as [IncomingMessage];
      return `${res.statusCode} ${await text(res)}`;
    };
    expect(await post('/right')).toMatch(/^201 .*"width":800/);
    expect(await post('/wrong')).toBe('422 {"refused":"picture-length-mismatch"}');

    const before = await packBytes();
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST /right HTTP/1.1\r\nhost: a\r\ncontent-length: ${picture.length}\r\n\r\n`);
    socket.write(picture.subarray(0, 100_000), () => socket.destroy());
    await expect.poll(() => answers.at(2)).toEqual(refused('picture-cut-short'));
    expect(await packBytes()).toBe(before);
    await new Promise((closed) => server.close(closed));
  });
});
