import { LIMITS } from '@stint/wire/limits';
import { z } from 'zod';
import type { Tracker } from '../../tracker.ts';
import { type Deeds, deed, Id, Nothing, OfContract, Text } from './deed.ts';

const Label = z.string().max(LIMITS.labelName);

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

/** `label`: one of the terms' activity labels; null or missing: none. */
const Work = z.strictObject({ contract: Id, memo: Text, label: Label.nullable().default(null) });
/** `label` missing: it stays. */
const Memo = z.strictObject({ text: Text, label: Label.nullable().optional() });
const Claim = z.strictObject({ memo: Text });

export function trackingDeeds(desk: TrackingDesk): Deeds {
  return {
    '/start': deed(Work, ({ contract, memo, label }) => desk.start(contract, memo, label)),
    '/take-over': deed(Work, ({ contract, memo, label }) => desk.takeOver(contract, memo, label)),
    '/stop': deed(Nothing, () => desk.stop()),
    '/memo': deed(Memo, ({ text, label }) => desk.memo(text, label)),
    '/pause': deed(Nothing, () => desk.pause()),
    '/go-on': deed(Nothing, () => desk.goOn()),
    '/claim-away': deed(Claim, ({ memo }) => desk.claimAway(memo)),
    '/drop-away': deed(Nothing, () => desk.dropAway()),
    '/go-on-after-away': deed(Nothing, () => desk.goOnAfterAway()),
    '/choose': deed(OfContract, ({ contract }) => desk.choose(contract)),
    '/read': deed(Nothing, () => desk.read()),
  };
}
