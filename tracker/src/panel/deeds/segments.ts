import type { Tracker } from '../../tracker.ts';
import { type Deeds, deed, OfSegment } from './deed.ts';

export type SegmentDesk = Pick<Tracker, 'delete'>;

export function segmentDeeds(desk: SegmentDesk): Deeds {
  return {
    '/delete': deed(OfSegment, ({ contract, segment }) => desk.delete(contract, segment)),
  };
}
