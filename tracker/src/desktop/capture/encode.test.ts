import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { encodePicture, encodeThumbnail } from './encode.ts';
import type { Frame } from './frame.ts';

const WIDTH = 960;
const HEIGHT = 640;

it('keeps a page of coloured text near lossless: every stroke stays where and what it was', async () => {
  const page = frameOf((x, y) => (isStroke(x, y) ? [230, 60, 90] : [30, 30, 30]));
  const webp = await encodePicture(page);
  expect(kindOf(webp)).toBe('VP8L');
  expect(await worstError(page, webp)).toBeLessThanOrEqual(8);
});

it('takes lossy WebP for a photo, which would be many times as large near lossless', async () => {
  const photo = frameOf((x, y) => {
    const light = 128 + 60 * Math.sin(x / 90) + 50 * Math.cos(y / 70);
    return [light + grain(), light * 0.8 + grain(), 200 - light * 0.5 + grain()];
  });
  const webp = await encodePicture(photo);
  const nearLossless = await toSharp(photo).webp({ nearLossless: true, quality: 60, effort: 1 }).toBuffer();
  expect(kindOf(webp)).toBe('VP8 ');
  expect(webp.length * 4).toBeLessThan(nearLossless.length);
});

it('takes the sharp picture where text stands beside a photo, while that costs at most six times the bytes', async () => {
  const mostlyText = frameOf((x, y) => {
    if (x < 860) return isStroke(x, y) ? [230, 60, 90] : [30, 30, 30];
    return [120 + grain(), 130 + grain(), 140 + grain()];
  });
  expect(kindOf(await encodePicture(mostlyText))).toBe('VP8L');
});

it('encodes an empty screen in a few bytes, and a screen too small to sample at all', async () => {
  expect((await encodePicture(frameOf(() => [40, 80, 120]))).length).toBeLessThan(2000);
  const tiny: Frame = { x: 0, y: 0, width: 5, height: 3, rgb: Buffer.alloc(45, 200) };
  expect(await sharp(await encodePicture(tiny)).metadata()).toMatchObject({ width: 5, height: 3 });
});

it('never makes a thumbnail wider than the screen', async () => {
  const narrow: Frame = { x: 0, y: 0, width: 200, height: 300, rgb: Buffer.alloc(200 * 300 * 3) };
  expect(await sharp(await encodeThumbnail(narrow)).metadata()).toMatchObject({ width: 200, height: 300 });
});

function frameOf(colourAt: (x: number, y: number) => number[]): Frame {
  const rgb = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const colours = colourAt(x, y).map((colour) => Math.max(0, Math.min(255, Math.round(colour))));
      rgb.set(colours, (y * WIDTH + x) * 3);
    }
  }
  return { x: 0, y: 0, width: WIDTH, height: HEIGHT, rgb };
}

/** Lines of "letters": 8 x 16 cells, each with one of four patterns of one-pixel strokes. */
function isStroke(x: number, y: number): boolean {
  const letter = (Math.floor(x / 8) * 7 + Math.floor(y / 16) * 13) % 5;
  const [column, row] = [x % 8, y % 16];
  if (row < 3 || row > 12 || column > 5 || letter === 4) return false;
  return column === letter || row === 3 + letter * 2;
}

let seed = 7;
/** Noise of a film: -12 to 12, the same in every run. */
function grain(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return (seed / 2_147_483_648) * 24 - 12;
}

function kindOf(webp: Buffer): string {
  return webp.toString('latin1', 12, 16);
}

async function worstError(frame: Frame, webp: Buffer): Promise<number> {
  const decoded = await sharp(webp).removeAlpha().raw().toBuffer();
  let worst = 0;
  for (const [at, value] of frame.rgb.entries())
    worst = Math.max(worst, Math.abs(value - (decoded[at] ?? 0)));
  return worst;
}

function toSharp({ rgb }: Frame): Sharp {
  return sharp(rgb, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}
