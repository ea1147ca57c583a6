import { nearest, whole } from '../money/plain.ts';

const HOUR = 3600;
export const DAY = 24 * HOUR;

/** Why a line would be refunded, or not protected, as people say it. */
export type Fault = 'by hand' | 'unverified' | 'no memo' | 'low';

/** The money rules as numbers and words (B2, B4, B5, D1, D2, D5): one of them wrong is a control. */
export interface Law {
  /** Seconds from a week's Monday. */
  readonly locks: number;
  readonly reviewEnds: number;
  readonly holdEnds: number;
  /** The last second of the review, too, is one in which it can be disputed. */
  readonly disputeAtTheEnd: boolean;
  /** Fixed price: from the submission on. */
  readonly stoneSilence: number;
  readonly releasedGoesBackToo: boolean;
  /** D4, from the payment; and a milestone's, from its release. */
  readonly bonusHeld: number;
  readonly answer: number;
  readonly decision: number;
  readonly silence: 'contests' | 'accepts';
  /** What refunds a contested line. */
  readonly against: readonly Fault[];
  readonly refundsClientFee: boolean;
  /** D3. */
  readonly givesBackFees: boolean;
  readonly refundOf: 'what is left' | 'all that was billed';
  readonly retry: number;
  readonly days: number;
  readonly fundPays: 'protected' | 'all';
  readonly payoutOf: 'available' | 'pending too';
  /** Of one pair, in segments more than the limit. */
  readonly overLimit: number;
  readonly round: (one: { readonly over: bigint; readonly under: bigint }) => bigint;
}

export const LAW: Law = {
  locks: 7 * DAY + 12 * HOUR,
  reviewEnds: 12 * DAY,
  holdEnds: 16 * DAY,
  disputeAtTheEnd: false,
  stoneSilence: 14 * DAY,
  releasedGoesBackToo: false,
  bonusHeld: 5 * DAY,
  answer: 3 * DAY,
  decision: 2 * DAY,
  silence: 'contests',
  against: ['by hand', 'no memo', 'low'],
  refundsClientFee: true,
  givesBackFees: true,
  refundOf: 'what is left',
  retry: DAY,
  days: 5,
  fundPays: 'protected',
  payoutOf: 'available',
  overLimit: 0,
  round: nearest,
};

/** Each a plausible misreading of one rule; a model that lives by it must be found at odds with the house. */
export const WRONG_LAWS: Readonly<Record<string, Partial<Law>>> = {
  'B4: fees and lines are rounded down': { round: whole },
  'B2: one segment more than the limit is billed': { overLimit: 1 },
  'B5: the hold ends a second later': { holdEnds: LAW.holdEnds + 1 },
  'B5: pending pay can be paid out': { payoutOf: 'pending too' },
  'D1: the very end of the review still takes a dispute': { disputeAtTheEnd: true },
  'D2: silence accepts': { silence: 'accepts' },
  'D2: an unverified card counts against the freelancer (P4)': { against: [...LAW.against, 'unverified'] },
  'D2: time by hand is paid when it is contested': { against: ['no memo', 'low'] },
  'D2: what is contested waits a second more': { decision: LAW.decision + 1 },
  'D2: the client’s fee is forgotten in a refund': { refundsClientFee: false },
  'D3: the freelancer’s fee stays with the house': { givesBackFees: false },
  'D3: a refund can be as much as was billed, whatever went back before': { refundOf: 'all that was billed' },
  'D4: a bonus is held a second less': { bonusHeld: LAW.bonusHeld - 1 },
  'escrow: what is released goes back as well': { releasedGoesBackToo: true },
  'escrow: seven days of silence release': { stoneSilence: LAW.stoneSilence / 2 },
  'D5: the fourth day is the last': { days: LAW.days - 1 },
  'D5: a card is tried again a second later': { retry: LAW.retry + 1 },
  'D5: the fund pays what is not protected': { fundPays: 'all' },
};
