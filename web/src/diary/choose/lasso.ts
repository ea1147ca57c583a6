import type { SegmentNumber } from '@stint/core/segment';

/** A cell's place on the ground, in pixels from the ground's corner. */
export interface Place {
  readonly segment: SegmentNumber;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The cell under a point; between cells the nearest: first by its row, then along it. */
export function nearest(places: readonly Place[], x: number, y: number): SegmentNumber | null {
  let best: { segment: SegmentNumber; down: number; along: number } | null = null;
  for (const { segment, left, top, right, bottom } of places) {
    const down = away(y, top, bottom);
    const along = away(x, left, right);
    if (!best || down < best.down || (down === best.down && along < best.along)) {
      best = { segment, down, along };
    }
  }
  return best?.segment ?? null;
}

/** Pixels to scroll in one frame: more, the nearer the pointer is to an edge of what is seen. */
export function scrollStep(at: number, from: number, to: number): number {
  if (at < from + EDGE) return -Math.ceil(((from + EDGE - at) / EDGE) * FASTEST);
  if (at > to - EDGE) return Math.ceil(((at - to + EDGE) / EDGE) * FASTEST);
  return 0;
}

const EDGE = 56;
const FASTEST = 18;

function away(at: number, from: number, to: number): number {
  return at < from ? from - at : Math.max(0, at - to);
}
