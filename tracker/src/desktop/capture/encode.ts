import sharp, { type Sharp } from 'sharp';
import type { Frame } from './frame.ts';

// The child lives for one capture: no cache, and one core of the freelancer's two.
sharp.cache(false);
sharp.concurrency(1);

// Measured on the six screens of the benchmark (PF-A3): `text` keeps strokes at far fewer bytes than the plain preset, and
// the coarser near-lossless level costs text nothing that can be seen.
const LOSSY = { quality: 65, effort: 4, preset: 'text' } as const;
const NEAR_LOSSLESS = { nearLossless: true, quality: 20, effort: 1 };
const THUMBNAIL_WIDTH = 320;
/** It is looked at half as large: at 60 it looked the same and was nearly twice the bytes. A full day of 144 is some 350 kB. */
const THUMBNAIL = { quality: 22, effort: 6, preset: 'picture' } as const;
/** A blurred picture is taken instead of a sharp one only where the sharp one would cost this many times its bytes. */
const SHARPNESS_IS_WORTH = 6;

/**
 * WebP, the smaller of lossy and near-lossless that is not blurrier. Text comes out smaller and sharper near
 * lossless; a photo or a film would be ten times as large that way, and is as sharp lossy.
 */
export async function encodePicture(frame: Frame): Promise<Buffer> {
  const lossy = await toSharp(frame).webp(LOSSY).toBuffer();
  const decoded = await sharp(lossy).raw().toBuffer();
  const affordable = blursEdges(frame, decoded) ? lossy.length * SHARPNESS_IS_WORTH : lossy.length;
  // Near-lossless costs up to 2 s of CPU on a photo: a sample of the rows says whether to try.
  if ((await estimateNearLossless(frame)) > affordable * 1.5) return lossy;
  const nearLossless = await toSharp(frame).webp(NEAR_LOSSLESS).toBuffer();
  return nearLossless.length <= affordable ? nearLossless : lossy;
}

export async function encodeThumbnail(frame: Frame): Promise<Buffer> {
  const width = Math.min(THUMBNAIL_WIDTH, frame.width);
  return await toSharp(frame).resize({ width }).webp(THUMBNAIL).toBuffer();
}

function toSharp({ width, height, rgb }: Frame): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

/** A step between neighbours that the eye reads as an edge: the stroke of a letter, the rim of a button. */
const EDGE_STEP = 48;
/** Measured: text loses its edges to about 24 dB in lossy WebP, what stays above 30 dB cannot be told apart. */
const SHARP_EDGES_DB = 30;

/** How well the edges of the original survived, by the error at the pixels beside them. */
function blursEdges({ width, height, rgb }: Frame, decoded: Buffer): boolean {
  const row = width * 3;
  let edges = 0;
  let squaredError = 0;
  for (let y = 0; y + 1 < height; y += 2) {
    for (let at = y * row; at < y * row + row - 3; at += 3) {
      if (stepAt(rgb, at, at + 3) < EDGE_STEP && stepAt(rgb, at, at + row) < EDGE_STEP) continue;
      edges += 1;
      for (let channel = at; channel < at + 3; channel += 1) {
        squaredError += ((rgb[channel] ?? 0) - (decoded[channel] ?? 0)) ** 2;
      }
    }
  }
  if (edges === 0) return false;
  return 10 * Math.log10(255 ** 2 / (squaredError / (edges * 3))) < SHARP_EDGES_DB;
}

/** The largest difference of the three colours between two pixels. */
function stepAt(rgb: Buffer, at: number, beside: number): number {
  const red = Math.abs((rgb[at] ?? 0) - (rgb[beside] ?? 0));
  const green = Math.abs((rgb[at + 1] ?? 0) - (rgb[beside + 1] ?? 0));
  const blue = Math.abs((rgb[at + 2] ?? 0) - (rgb[beside + 2] ?? 0));
  return Math.max(red, green, blue);
}

const STRIPS = 8;

/** Bytes that the whole frame would take, from eight strips that hold an eighth of its rows. Small frames: 0, just try. */
async function estimateNearLossless(frame: Frame): Promise<number> {
  const rows = Math.floor(frame.height / STRIPS ** 2);
  if (rows < 4) return 0;
  const row = frame.width * 3;
  const strips = Array.from({ length: STRIPS }, (_, strip) => {
    const top = Math.floor(((strip + 0.5) * frame.height) / STRIPS);
    return frame.rgb.subarray(top * row, (top + rows) * row);
  });
  const sample = { ...frame, height: rows * STRIPS, rgb: Buffer.concat(strips) };
  const encoded = await toSharp(sample).webp(NEAR_LOSSLESS).toBuffer();
  return encoded.length * (frame.height / sample.height);
}
