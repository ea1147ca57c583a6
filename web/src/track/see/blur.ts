import { type Drawable, sheetOf, shrunk } from './encode.ts';

/** So few points across are left that no letter of a screen is: what is between them cannot be won back. */
const POINTS_ACROSS = 48;

/** The whole picture, blurred for good: averaged down to a few points, and drawn large again. */
export function blurred(drawn: Drawable): OffscreenCanvas {
  const { width, height } = drawn;
  const across = Math.min(POINTS_ACROSS, width);
  const down = Math.max(1, Math.round((height * across) / width));
  const points = sheetOf(shrunk(drawn, across, down), across, down);
  return sheetOf(points, width, height);
}
