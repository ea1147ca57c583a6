import type { Pay } from './contract.ts';
import type { RefusalCode } from './refusal.ts';
import type { EntryReason } from './timesheet.ts';

/** A rule by its code in RULES.md. */
export type RuleCode = `${'T' | 'C' | 'M' | 'B' | 'P' | 'D'}${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

/** What the program says of one decision. */
export interface Saying {
  readonly rule: RuleCode;
  /** One plain sentence, or two. */
  readonly sentence: string;
  /** What would work instead, or make it good; null where nothing would. */
  readonly mend: string | null;
}

/** Why something was refused, and what would work instead. */
export function sayRefusal(code: RefusalCode): Saying {
  return REFUSALS[code];
}

/** Why an entry counts 0, is not billed or is not protected. Under `segment` pay a missing snapshot counts 0 (C1). */
export function sayReason(reason: EntryReason, pay: Pay): Saying {
  return reason === 'no-snapshot' && pay === 'segment' ? UNCOUNTED : REASONS[reason];
}

const REFUSALS: Readonly<Record<RefusalCode, Saying>> = {
  'already-tracking': saying(
    'T1',
    'Time is being tracked on this contract already.',
    'Change the memo if the work has changed, or stop first.',
  ),
  'not-tracking': saying('T1', 'No time is being tracked right now.', 'Start tracking first.'),
  'contract-paused': saying('T5', 'This contract is paused.', 'Tracking works again once it is resumed.'),
  'contract-ended': saying(
    'T5',
    'This contract has ended, and its tracking with it.',
    'Its last week can still be corrected until it locks.',
  ),
  'contract-not-started': saying(
    'T5',
    'This contract has not started yet.',
    'Tracking works from the instant at which it starts.',
  ),
  'week-locked': saying(
    'C3',
    'This week is locked: a week is fixed on the Monday after it, at 12:00 UTC.',
    'Weeks that are not locked yet can still be corrected.',
  ),
  'segment-running': saying(
    'C3',
    'These ten minutes are still running.',
    'Once the segment is over it can be changed, until its week locks.',
  ),
  'no-such-segment': saying(
    'C3',
    'This segment holds no tracked and no manual time.',
    'Choose a segment that holds some.',
  ),
  'manual-time-not-allowed': saying(
    'M1',
    'The terms of this contract do not allow manual time.',
    'The client can allow it, also for work that is already done.',
  ),
  'not-on-boundary': saying(
    'M2',
    'Manual time lies on ten-minute boundaries (:00, :10, …), under exact pay on whole minutes, and ends after it begins.',
    'Move both ends to such a boundary.',
  ),
  'in-the-future': saying('M2', 'This time has not passed yet.', 'Time can be written in once it is over.'),
  'outside-contract': saying(
    'M2',
    'Part of this time lies before the contract starts, after its end or in a pause.',
    'Leave that part out.',
  ),
  'crosses-weeks': saying(
    'M2',
    'This time runs from one week into the next.',
    'Write it in two parts, cut at Monday 00:00 UTC.',
  ),
  'memo-required': saying(
    'M2',
    'Manual time needs a memo, because nothing else says what was done.',
    'Say in a few words what was done.',
  ),
  overlaps: saying(
    'M3',
    'Part of this time counts already, on this contract or on another of the same freelancer.',
    'Leave that part out, or delete first what stands there.',
  ),
  deleted: saying(
    'M4',
    'This segment was deleted; what arrives for it later is not taken.',
    'Where the terms allow manual time it can be written in by hand.',
  ),
  'not-allowed': saying(
    'T5',
    'The contract has ended, or it is so already.',
    'A running contract can be paused, a paused one resumed; after the end its terms stay as they are.',
  ),
};

const UNCOUNTED = saying(
  'C1',
  'No session was open at the snapshot instant, so this segment does not count.',
  'Where the terms allow manual time it can be claimed as that.',
);

const REASONS: Readonly<Record<EntryReason, Saying>> = {
  'manual-time': saying(
    'P1',
    'Manual time is never protected: no snapshot and no activity stand behind it.',
    null,
  ),
  'over-limit': saying(
    'P2',
    'All of it is past the weekly limit: it is shown, and not billed.',
    'The client can raise the limit, for the whole running week.',
  ),
  'no-snapshot': saying('P3', 'No snapshot was taken: no session was open at its instant.', null),
  'client-unverified': saying(
    'P4',
    "The client's payment method was not verified at that time. It never counts against the freelancer.",
    'From the instant at which the client verifies one, new work can be protected.',
  ),
  'memo-missing': saying(
    'P5',
    'There is no memo.',
    'A memo can be added from the end of the segment until its week locks.',
  ),
  'low-activity': saying('P6', 'Fewer minutes were active than the contract asks for.', null),
  'picture-private': saying(
    'P7',
    "The freelancer's own rules kept the picture private, or half of it on one screen, and the terms ask for one.",
    null,
  ),
  'activity-unmeasured': saying(
    'P8',
    'The device could not measure activity.',
    'Both sides can agree in the terms to protect such time.',
  ),
  deleted: saying(
    'C3',
    'The freelancer deleted this segment. All that it held is gone and counts 0.',
    'It is free again: where the terms allow manual time it can be written in by hand.',
  ),
  late: saying('T6', 'It arrived after its week had locked: it is shown, and counts 0.', null),
};

function saying(rule: RuleCode, sentence: string, mend: string | null): Saying {
  return { rule, sentence, mend };
}
