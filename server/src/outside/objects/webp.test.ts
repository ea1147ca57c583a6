import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { chunk, movingWebp, riff, webpOf } from './webp.fixture.ts';
import { readWebpHeader } from './webp.ts';

const screen = { create: { width: 641, height: 359, channels: 3, background: '#336699' } } as const;
const glass = { create: { width: 33, height: 65, channels: 4, background: '#33669980' } } as const;

/** The canvas chunk of an extended file. */
function canvas(width: number, height: number, flags = 0): Buffer {
  const body = Buffer.alloc(10);
  body.writeUInt8(flags, 0);
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return chunk('VP8X', body);
}

const pixels = (width: number, height: number): Buffer => webpOf(width, height).subarray(12);

describe('the header of a WebP file', () => {
  it('is read from lossy, lossless and see-through pictures of a real encoder', async () => {
    const lossy = await sharp(screen).webp({ quality: 75 }).toBuffer();
    const lossless = await sharp(screen).webp({ lossless: true }).toBuffer();
    const extended = await sharp(glass).webp({ quality: 75 }).toBuffer();

    expect(readWebpHeader(lossy)).toEqual({ width: 641, height: 359, animated: false, lossless: false });
    expect(readWebpHeader(lossless)).toEqual({ width: 641, height: 359, animated: false, lossless: true });
    expect(extended.toString('latin1', 12, 16)).toBe('VP8X');
    expect(readWebpHeader(extended)).toEqual({ width: 33, height: 65, animated: false, lossless: false });
  });

  it('tells a moving picture', async () => {
    expect(readWebpHeader(await movingWebp())).toMatchObject({ width: 64, height: 36, animated: true });
  });

  it('is refused in a file cut anywhere, and in one with bytes behind its end', async () => {
    const file = await sharp(glass).webp().toBuffer();
    const cuts = Array.from({ length: file.length }, (_, bytes) => readWebpHeader(file.subarray(0, bytes)));
    expect(cuts.every((header) => header === null)).toBe(true);
    expect(readWebpHeader(Buffer.concat([file, Buffer.from('PK\u0003\u0004')]))).toBeNull();
  });

  it('is refused when a length lies', () => {
    const long = webpOf(10, 10);
    long.writeUInt32LE(long.length, 4);
    const inner = webpOf(10, 10);
    inner.writeUInt32LE(0xfffffff0, 16);
    expect([long, inner].map(readWebpHeader)).toEqual([null, null]);
  });

  it('is refused when the canvas and the picture in it differ, and when there are two or none', () => {
    expect(readWebpHeader(riff(canvas(10, 10), pixels(10, 10)))?.width).toBe(10);
    expect(readWebpHeader(riff(canvas(10, 10), pixels(10_000, 10_000)))).toBeNull();
    expect(readWebpHeader(riff(canvas(10, 10), pixels(10, 10), pixels(10, 10)))).toBeNull();
    expect(readWebpHeader(riff(canvas(10, 10)))).toBeNull();
    expect(readWebpHeader(riff(pixels(10, 10), pixels(10, 10)))).toBeNull();
  });

  it('is refused beside anything that is not pixels', async () => {
    const withExif = await sharp(screen)
      .webp()
      .withExif({ IFD0: { Artist: 'Ana' } })
      .toBuffer();
    expect(readWebpHeader(withExif)).toBeNull();
    expect(
      readWebpHeader(riff(canvas(9, 9), pixels(9, 9), chunk('HTML', Buffer.from('<script>')))),
    ).toBeNull();
  });

  it('is refused in every other kind of file', async () => {
    const others = [
      await sharp(screen).png().toBuffer(),
      await sharp(screen).jpeg().toBuffer(),
      Buffer.alloc(0),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('RIFF\u0024\u0000\u0000\u0000WAVEfmt '),
    ];
    expect(others.map(readWebpHeader)).toEqual(others.map(() => null));
  });

  it('never throws and never reads outside, whatever one byte of a real file becomes', async () => {
    const file = await sharp(glass).webp().toBuffer();
    for (let at = 0; at < Math.min(file.length, 120); at += 1) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const bent = Buffer.from(file);
        bent.writeUInt8(value, at);
        const header = readWebpHeader(bent);
        expect(header === null || header.width > 0).toBe(true);
      }
    }
  });
});
