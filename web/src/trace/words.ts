import type { Place } from '@stint/wire/trace';

/** Where money is, for who is no bookkeeper. */
export const PLACE_SAID: Readonly<Record<Place, string>> = {
  client: 'the client',
  'in-review': 'the freelancer’s pay, in review',
  pending: 'the freelancer’s pay, pending',
  available: 'the freelancer’s pay, available',
  dispute: 'held by a dispute',
  escrow: 'held in escrow',
  advanced: 'what the fund advanced',
  fees: 'the house’s fees',
  fund: 'the protection fund',
  operator: 'the operator',
  costs: 'what the processor takes',
  processor: 'the payment processor',
  bank: 'the house’s bank',
  'fees-and-pay': 'the week’s pay and fees',
  other: 'another account',
};
