import type { CardError } from './objects.ts';

export interface TestCard {
  readonly brand: string;
  readonly last4: string;
  /** What attaching and verifying it gives; null is well. */
  readonly onSetup: CardError | null;
  readonly onCharge: CardError | null;
  /** Its bank asks the holder (3-D Secure): once, when it is left; or each time. */
  readonly asks?: 'at-setup' | 'each-time';
  /** What its holder does after a charge. */
  readonly goesToBank?: true;
}

const declined = cardError('card_declined', 'generic_decline', 'Your card was declined.');
const noFunds = cardError('card_declined', 'insufficient_funds', 'Your card has insufficient funds.');
const absent = cardError(
  'authentication_required',
  'authentication_required',
  'Your card was declined. This transaction requires authentication.',
);
const expired = cardError('expired_card', 'expired_card', 'Your card has expired.');

// Stripe's public test numbers, docs.stripe.com/testing. Each has other last four digits.
const CARDS: Record<string, TestCard> = {
  '4242424242424242': { brand: 'visa', last4: '4242', onSetup: null, onCharge: null },
  '5555555555554444': { brand: 'mastercard', last4: '4444', onSetup: null, onCharge: null },
  '378282246310005': { brand: 'amex', last4: '0005', onSetup: null, onCharge: null },
  '4000000000000002': { brand: 'visa', last4: '0002', onSetup: declined, onCharge: declined },
  '4000000000009995': { brand: 'visa', last4: '9995', onSetup: noFunds, onCharge: noFunds },
  '4000000000000341': { brand: 'visa', last4: '0341', onSetup: null, onCharge: declined },
  '4000000000000069': { brand: 'visa', last4: '0069', onSetup: expired, onCharge: expired },
  '4000002500003155': { brand: 'visa', last4: '3155', onSetup: null, onCharge: null, asks: 'at-setup' },
  '4000002760003184': { brand: 'visa', last4: '3184', onSetup: null, onCharge: absent, asks: 'each-time' },
  '4000000000000259': { brand: 'visa', last4: '0259', onSetup: null, onCharge: null, goesToBank: true },
};

/** Null for every number that is no test card: a real card has no business here. */
export function cardOfNumber(number: string): TestCard | null {
  return CARDS[number.replaceAll(/[ -]/g, '')] ?? null;
}

export function cardOfLast4(last4: string): TestCard | null {
  return Object.values(CARDS).find((card) => card.last4 === last4) ?? null;
}

export function cardError(code: string, declineCode: string, message: string): CardError {
  return { type: 'card_error', code, decline_code: declineCode, message };
}
