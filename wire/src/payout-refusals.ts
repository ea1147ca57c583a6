/** Every code that a deed about payouts, their methods and the files of a bank can refuse with. */
export const PAYOUT_CODES = [
  'no-payout-method',
  'method-returned',
  'bad-account',
  'bad-holder',
  'nothing-to-stop',
  'no-such-payout',
  'no-such-file',
  'another-operator',
  'second-operator',
  'decided-already',
  'nothing-to-send',
  'no-house-account',
  'not-sent-yet',
] as const;

export type PayoutCode = (typeof PAYOUT_CODES)[number];
