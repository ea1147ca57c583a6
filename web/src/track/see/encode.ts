import { bareWebp } from './bare-webp.ts';
import type { Pictured } from './pictured.ts';

/** Anything that a canvas can draw. */
export type Drawable = ImageBitmap | OffscreenCanvas;

const LOSSY = 0.72;
/**
 * Without loss, text stays as sharp as it was, and a screen of text comes out smaller than with loss: it is taken where
 * it does not cost more than this many times the bytes. A photo or a film would be ten times as large that way.
 */
const SHARPNESS_IS_WORTH = 3;
const THUMBNAIL_WIDTH = 320;
const MOST_BYTES = 8 * 1024 * 1024;

/** WebP, and its thumbnail. Null where this browser cannot make WebP. */
export async function encodePicture(drawn: Drawable): Promise<Pictured | null> {
  const { width, height } = drawn;
  const sheet = sheetOf(drawn, width, height);
  const picture = await smallestOf(sheet);
  const thumbnailWidth = Math.min(THUMBNAIL_WIDTH, width);
  const thumbnailHeight = Math.max(1, Math.round((height * thumbnailWidth) / width));
  const small = sheetOf(shrunk(sheet, thumbnailWidth, thumbnailHeight), thumbnailWidth, thumbnailHeight);
  const thumbnail = await webp(small, LOSSY);
  return picture && thumbnail ? { width, height, picture, thumbnail } : null;
}

/**
 * Halves until the next half would be too small, so that every pixel of the original takes part in the average: a plain
 * drawing at a thirtieth of the size would pick single pixels.
 */
export function shrunk(drawn: Drawable, width: number, height: number): Drawable {
  if (drawn.width < width * 2 || drawn.height < height * 2) return drawn;
  const half = sheetOf(drawn, Math.ceil(drawn.width / 2), Math.ceil(drawn.height / 2));
  return shrunk(half, width, height);
}

export function sheetOf(drawn: Drawable, width: number, height: number): OffscreenCanvas {
  const sheet = new OffscreenCanvas(width, height);
  const pen = sheet.getContext('2d', { alpha: false });
  if (!pen) throw new Error('the browser draws nothing');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(drawn, 0, 0, width, height);
  return sheet;
}

async function smallestOf(sheet: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer> | null> {
  const lossy = await webp(sheet, LOSSY);
  if (!lossy) return null;
  const lossless = await webp(sheet, 1);
  if (lossless && lossless.length <= Math.min(lossy.length * SHARPNESS_IS_WORTH, MOST_BYTES)) return lossless;
  return lossy.length <= MOST_BYTES ? lossy : webp(sheet, 0.4);
}

async function webp(sheet: OffscreenCanvas, quality: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await sheet.convertToBlob({ type: 'image/webp', quality });
  // A browser that cannot make WebP answers with PNG.
  return bareWebp(new Uint8Array(await blob.arrayBuffer()));
}
