import { describe, expect, it } from 'vitest';
import { bareWebp } from './bare-webp.ts';

const PIXELS = [0x2f, 1, 2, 3, 4];

describe('a picture is pixels and nothing else', () => {
  it('the profile of a screen, EXIF and unknown chunks go; the pixels stay as they were', () => {
    const file = webp(
      ['VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
      ['ICCP', [9, 9, 9]],
      ['VP8L', PIXELS],
      ['EXIF', [7]],
    );
    expect(bareWebp(file)).toEqual(webp(['VP8L', PIXELS]));
  });

  it('a bare one stays as it is, whatever its length', () => {
    expect(bareWebp(webp(['VP8 ', PIXELS]))).toEqual(webp(['VP8 ', PIXELS]));
    expect(bareWebp(webp(['VP8 ', [...PIXELS, 5]]))).toEqual(webp(['VP8 ', [...PIXELS, 5]]));
  });

  it('what is no WebP, has no pixels or is cut short is none', () => {
    expect(bareWebp(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toBeNull();
    expect(bareWebp(webp(['ICCP', [1]]))).toBeNull();
    expect(bareWebp(webp(['VP8L', PIXELS]).slice(0, -3))).toBeNull();
  });
});

function webp(...chunks: readonly (readonly [string, readonly number[]])[]): Uint8Array<ArrayBuffer> {
  const body = chunks.flatMap(([name, bytes]) => [
    ...Array.from(name, (letter) => letter.charCodeAt(0)),
    ...uint32(bytes.length),
    ...bytes,
    ...(bytes.length % 2 === 1 ? [0] : []),
  ]);
  return Uint8Array.from([
    0x52,
    0x49,
    0x46,
    0x46,
    ...uint32(body.length + 4),
    0x57,
    0x45,
    0x42,
    0x50,
    ...body,
  ]);
}

function uint32(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255];
}
