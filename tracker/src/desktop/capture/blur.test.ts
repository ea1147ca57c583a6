import { expect, it } from 'vitest';
import { blur, wholeOf } from './blur.ts';
import type { Frame } from './frame.ts';
import { isPlain } from './plain.ts';

/** Every pixel another colour than its neighbours: what is left of it after a blur is easy to see. */
function noise(width: number, height: number): Frame {
  let seed = 1;
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < rgb.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    rgb[at] = seed >> 16;
  }
  return { x: 0, y: 0, width, height, rgb };
}

const colourAt = ({ width, rgb }: Frame, x: number, y: number): string =>
  [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)].join();

function coloursIn(frame: Frame, left: number, top: number, width: number, height: number): Set<string> {
  const colours = new Set<string>();
  for (let y = top; y < top + height; y += 1)
    for (let x = left; x < left + width; x += 1) colours.add(colourAt(frame, x, y));
  return colours;
}

it('leaves one rough colour of each cell, and nothing else of what was there', () => {
  const frame = noise(480, 240);
  expect(blur(frame, [wholeOf(frame)])).toBe(1000);
  expect(coloursIn(frame, 0, 0, 480, 240).size).toBeLessThanOrEqual(10 * 5);
  expect(frame.rgb.every((channel) => channel % 17 === 0)).toBe(true);
});

it('leaves no pixel of a patch as it was, down to one, and every other pixel as it was', () => {
  const [frame, before] = [noise(200, 100), noise(200, 100)];
  const share = blur(frame, [
    { left: 10, top: 10, width: 100, height: 50 },
    { left: 150, top: 3, width: 1, height: 90 },
    { left: 60, top: 40, width: 70, height: 30 },
  ]);
  expect(share).toBe(Math.ceil(((100 * 50 + 90 + 70 * 30 - 50 * 20) * 1000) / (200 * 100)));
  expect(coloursIn(frame, 10, 10, 100, 30).size).toBeLessThanOrEqual(3 * 2);
  expect(coloursIn(frame, 150, 3, 1, 90).size).toBeLessThanOrEqual(2);
  const untouched = coloursIn(before, 0, 0, 10, 100);
  expect(coloursIn(frame, 0, 0, 10, 100)).toEqual(untouched);
  expect(colourAt(frame, 149, 50)).toBe(colourAt(before, 149, 50));
  expect(colourAt(frame, 151, 50)).toBe(colourAt(before, 151, 50));
});

it('covers what lies across an edge as far as there is something, and rounds outwards', () => {
  const frame = noise(100, 100);
  expect(blur(frame, [{ left: -50, top: -50, width: 60.2, height: 60.2 }])).toBe(
    Math.ceil((11 * 11 * 1000) / 10_000),
  );
  expect(blur(frame, [{ left: 100, top: 0, width: 50, height: 50 }])).toBe(0);
});

it('two screens that differ in a few words cannot be told apart once they are blurred', () => {
  const page = (word: number): Frame => {
    const frame = { x: 0, y: 0, width: 400, height: 200, rgb: Buffer.alloc(400 * 200 * 3, 250) };
    // A line of letters, one of which is written in another place.
    for (let letter = 0; letter < 30; letter += 1)
      frame.rgb.fill(
        30,
        (100 * 400 + 10 + letter * 12 + (letter === 7 ? word : 0)) * 3,
        (100 * 400 + 15 + letter * 12) * 3,
      );
    return frame;
  };
  const [one, other] = [page(0), page(3)];
  expect(one.rgb.equals(other.rgb)).toBe(false);
  blur(one, [wholeOf(one)]);
  blur(other, [wholeOf(other)]);
  expect(one.rgb.equals(other.rgb)).toBe(true);
});

it('TH-T16: one plain colour is no picture; a single letter on it is', () => {
  const frame = { x: 0, y: 0, width: 300, height: 200, rgb: Buffer.alloc(300 * 200 * 3, 0) };
  expect(isPlain(frame)).toBe(true);
  frame.rgb.fill(255, (100 * 300 + 100) * 3, (100 * 300 + 104) * 3);
  expect(isPlain(frame)).toBe(false);
});
