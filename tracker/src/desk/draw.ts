import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';

/** T2: the snapshot instant of a segment, the same for all contracts of one freelancer. */
export type Draw = (segment: SegmentNumber) => Instant;

/** The same draw, which remembers the last segment: it is asked about that one every second. */
export function remembering(draw: Draw): Draw {
  let last: SegmentNumber | null = null;
  let drawn: Instant = 0;
  return (segment) => {
    if (segment !== last) {
      drawn = draw(segment);
      last = segment;
    }
    return drawn;
  };
}
