import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { ExpectedPicture } from './store.ts';

/** A file with the header of a lossless WebP and noise for pixels: the store looks no further than a header. */
export function webpOf(width: number, height: number, noiseBytes = 1000): Buffer {
  const body = Buffer.alloc(5);
  body.writeUInt8(0x2f, 0);
  body.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
  return riff(chunk('VP8L', Buffer.concat([body, randomBytes(noiseBytes)])));
}

export function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

export function riff(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return chunk('RIFF', body);
}

/** Two frames of a real encoder. */
export async function movingWebp(): Promise<Buffer> {
  const frame = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 64, height: 36, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp([await frame('#123456'), await frame('#fedcba')], { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
}

export function expectOf(picture: Buffer, kind: ExpectedPicture['kind'] = 'picture'): ExpectedPicture {
  return { sha256: createHash('sha256').update(picture).digest('hex'), bytes: picture.length, kind };
}

/** The bytes as a network brings them: in pieces. */
export async function* inPieces(bytes: Buffer, pieceBytes = 16_384): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}
