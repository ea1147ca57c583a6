import { z } from 'zod';
import { Region } from '../../privacy/rules.ts';
import type { Tracker } from '../../tracker.ts';
import { type Deeds, deed, Nothing, OfContract, OfSegment } from './deed.ts';

export type SegmentDesk = Pick<
  Tracker,
  | 'agreeHouse'
  | 'agreeWindow'
  | 'blurPicture'
  | 'delete'
  | 'eraseAside'
  | 'picture'
  | 'removePicture'
  | 'sendNow'
>;

const MOST_REGIONS = 100;
const Blur = OfSegment.extend({
  regions: z.union([z.literal('whole'), z.array(Region).min(1).max(MOST_REGIONS)]),
});

export function segmentDeeds(desk: SegmentDesk): Deeds {
  return {
    '/delete': deed(OfSegment, ({ contract, segment }) => desk.delete(contract, segment)),
    '/blur-picture': deed(Blur, ({ contract, segment, regions }) =>
      desk.blurPicture(contract, segment, regions),
    ),
    '/remove-picture': deed(OfSegment, ({ contract, segment }) => desk.removePicture(contract, segment)),
    '/send-now': deed(OfSegment, ({ contract, segment }) => desk.sendNow(contract, segment)),
    '/erase-aside': deed(OfSegment, ({ contract, segment }) => desk.eraseAside(contract, segment)),
    '/agree-house': deed(Nothing, () => desk.agreeHouse()),
    '/agree-window': deed(OfContract, ({ contract }) => desk.agreeWindow(contract)),
  };
}
