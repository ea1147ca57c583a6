import { HOLD_SECONDS } from '@stint/core/escrow/claim';
import { asking, type Schedule, schedule } from '../../schedule.ts';
import { depositsAsked } from '../../store/deposits.ts';
import { claimsDue, dormantDue, silencesDue, silencesToWarn } from '../../store/escrow-due.ts';
import { partsToRelease, partsToSend } from '../../store/escrow-parts.ts';
import { milestonesDue } from '../../store/milestones-due.ts';
import { remindMilestone } from '../milestones/remind-milestone.ts';
import { settleDeposit } from './charge-deposit.ts';
import { endClaimByTime, noteDormant } from './claim-clock.ts';
import { releaseBySilence, warnOfSilence } from './release-by-silence.ts';
import { releasePart, sendPart } from './walk-part.ts';

/** What time does to milestones and their money, in the order in which it walks. */
export const MILESTONES: readonly Schedule[] = [
  asking(
    'settle deposits',
    'a milestone was charged and the answer is not known',
    depositsAsked,
    settleDeposit,
  ),
  schedule(
    'warn of silence',
    'a submitted milestone is released within two days',
    silencesToWarn,
    warnOfSilence,
  ),
  schedule(
    'release by silence',
    'nothing was said of submitted work for 14 days',
    silencesDue,
    releaseBySilence,
  ),
  schedule('end claims', 'a side has said nothing to a claim on escrow in time', claimsDue, endClaimByTime),
  schedule(
    'note sleeping contracts',
    'nothing happened to money in escrow for 90 days',
    dormantDue,
    noteDormant,
  ),
  schedule(
    'release milestones’ holds',
    'the five days after a release are over',
    (db, now, part) => partsToRelease(db, now - HOLD_SECONDS, part),
    releasePart,
  ),
  schedule(
    'remind of milestones',
    'a milestone is due in three days, or today',
    milestonesDue,
    remindMilestone,
  ),
  asking('send escrow back', 'money from escrow is to go back to its card', partsToSend, sendPart),
];
