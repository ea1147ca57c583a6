import type { Frame } from './frame.ts';

/** A part of a frame, in its pixels. What lies outside it is cut off. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Letters are 10 to 30 pixels wide: a cell holds many of them, and keeps one colour of all. */
const LEAST_CELL = 48;
const CELLS_ACROSS = 20;
/** Steps between the sixteen shades of each colour: an average any finer could be asked what it is the average of. */
const SHADE = 17;

/**
 * Blurs what the patches cover, in place: of each cell of a grid over the frame one rough colour stays, the average of
 * what is covered in it. Nothing else of the pixels is left anywhere. Gives back the share that is covered, in
 * thousandths, rounded up.
 */
export function blur(frame: Frame, patches: readonly Patch[]): number {
  const { width, height } = frame;
  const covered = coverOf(frame, patches);
  const total = covered.reduce((sum, each) => sum + each, 0);
  const side = Math.max(LEAST_CELL, Math.ceil(Math.min(width, height) / CELLS_ACROSS));
  for (let top = 0; total > 0 && top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      const right = Math.min(left + side, width);
      blurCell(frame, covered, { left, top, right, bottom: Math.min(top + side, height) });
    }
  }
  return Math.ceil((total * 1000) / (width * height));
}

export function wholeOf({ width, height }: Frame): Patch {
  return { left: 0, top: 0, width, height };
}

function coverOf({ width, height }: Frame, patches: readonly Patch[]): Uint8Array {
  const covered = new Uint8Array(width * height);
  for (const patch of patches) {
    const left = Math.max(0, Math.floor(patch.left));
    const right = Math.min(width, Math.ceil(patch.left + patch.width));
    const bottom = Math.min(height, Math.ceil(patch.top + patch.height));
    if (left >= right) continue;
    for (let y = Math.max(0, Math.floor(patch.top)); y < bottom; y += 1) {
      covered.fill(1, y * width + left, y * width + right);
    }
  }
  return covered;
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function blurCell({ width, rgb }: Frame, covered: Uint8Array, cell: Cell): void {
  const sums = [0, 0, 0];
  let count = 0;
  eachCovered(width, covered, cell, (at) => {
    count += 1;
    for (let channel = 0; channel < 3; channel += 1)
      sums[channel] = (sums[channel] ?? 0) + (rgb[at + channel] ?? 0);
  });
  if (count === 0) return;
  const colour = sums.map((sum) => Math.round(sum / count / SHADE) * SHADE);
  eachCovered(width, covered, cell, (at) => rgb.set(colour, at));
}

function eachCovered(width: number, covered: Uint8Array, cell: Cell, deed: (at: number) => void): void {
  for (let y = cell.top; y < cell.bottom; y += 1) {
    for (let pixel = y * width + cell.left; pixel < y * width + cell.right; pixel += 1) {
      if (covered[pixel] === 1) deed(pixel * 3);
    }
  }
}
