/** Every code that a deed on the money of a milestone can refuse with, beside those of milestones and cards. */
export const ESCROW_CODES = [
  'no-escrow',
  'milestone-not-funded',
  'milestone-funded',
  'nothing-in-escrow',
  'escrow-frozen',
  'too-much-released',
  'no-next-milestone',
  'no-such-claim',
] as const;

export type EscrowCode = (typeof ESCROW_CODES)[number];
