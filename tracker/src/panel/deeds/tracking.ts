import { z } from 'zod';
import type { Tracker } from '../../tracker.ts';
import { type Deeds, deed, Id, Nothing, OfContract, Text } from './deed.ts';

export type TrackingDesk = Pick<
  Tracker,
  | 'choose'
  | 'claimAway'
  | 'dropAway'
  | 'goOn'
  | 'goOnAfterAway'
  | 'memo'
  | 'pause'
  | 'read'
  | 'start'
  | 'stop'
  | 'takeOver'
>;

const Work = z.strictObject({ contract: Id, memo: Text });
const Memo = z.strictObject({ text: Text });
const Claim = z.strictObject({ memo: Text });

export function trackingDeeds(desk: TrackingDesk): Deeds {
  return {
    '/start': deed(Work, ({ contract, memo }) => desk.start(contract, memo)),
    '/take-over': deed(Work, ({ contract, memo }) => desk.takeOver(contract, memo)),
    '/stop': deed(Nothing, () => desk.stop()),
    '/memo': deed(Memo, ({ text }) => desk.memo(text)),
    '/pause': deed(Nothing, () => desk.pause()),
    '/go-on': deed(Nothing, () => desk.goOn()),
    '/claim-away': deed(Claim, ({ memo }) => desk.claimAway(memo)),
    '/drop-away': deed(Nothing, () => desk.dropAway()),
    '/go-on-after-away': deed(Nothing, () => desk.goOnAfterAway()),
    '/choose': deed(OfContract, ({ contract }) => desk.choose(contract)),
    '/read': deed(Nothing, () => desk.read()),
  };
}
