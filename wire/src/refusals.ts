import type { RefusalCode as RuleCode } from '@stint/core/refusal';
import { DEBT_CODES } from './debt-refusals.ts';
import { ESCROW_CODES } from './escrow-refusals.ts';
import { HANDSHAKE_CODES } from './handshake-refusals.ts';
import { INVOICE_CODES } from './invoice-refusals.ts';
import { PAYMENT_CODES } from './payment-refusals.ts';
import { PAYOUT_CODES } from './payout-refusals.ts';
import { PRIVACY_CODES } from './privacy-refusals.ts';
import { REFUND_CODES } from './refund-refusals.ts';
import { REVIEW_CODES } from './review-refusals.ts';

/** Every code that a deed of the house can refuse with, beside those of the rules. */
export const HOUSE_CODES = [
  'not-signed-in',
  'not-allowed-here',
  'not-found',
  'bad-request',
  'id-taken',
  'too-many-tries',
  'wrong-sign-in',
  'email-taken',
  'no-such-person',
  'no-such-organisation',
  'no-such-contract',
  'no-such-code',
  'freelancers-only',
  'clients-only',
  'bad-terms',
  'bad-rate',
  'only-the-client-raises',
  'only-the-freelancer-lowers',
  'card-declined',
  'processor-unreachable',
  'bad-signature',
  'card-on-its-way',
  'numbers-not-here',
  'not-canonical',
  'wrong-address',
  'wrong-snapshot',
  'overlap',
  'different-record',
  'out-of-sequence',
  'tracking-elsewhere',
  'record-too-large',
  'picture-not-named',
  'picture-hash-mismatch',
  'picture-length-mismatch',
  'picture-too-large',
  'picture-too-many-pixels',
  'picture-not-webp',
  'picture-cut-short',
  'no-such-picture',
  'picture-on-its-way',
  'disk-full',
  'too-many-pictures-at-once',
  'bad-span',
  'bad-week',
  'no-late-time',
  'bonus-declined',
  'no-such-request',
  'more-than-available',
  'bad-amount',
  'settings-changed',
  'no-such-zone',
  'no-such-link',
  'no-mail-sink',
  ...HANDSHAKE_CODES,
  ...REVIEW_CODES,
  ...DEBT_CODES,
  ...PAYOUT_CODES,
  ...ESCROW_CODES,
  ...REFUND_CODES,
  ...INVOICE_CODES,
  ...PAYMENT_CODES,
  ...PRIVACY_CODES,
  'clock-not-movable',
  'forward-only',
  // RFC 8628
  'authorization_pending',
  'slow_down',
  'access_denied',
  'expired_token',
  'invalid_grant',
] as const;

/** Every code that the door can refuse with, before any deed is asked. */
export const DOOR_CODES = [
  'other-site',
  'wrong-host',
  'not-json',
  'body-too-large',
  'too-many-streams',
  'starting',
  'stopping',
  'database-away',
  'internal',
] as const;

export type HouseCode = (typeof HOUSE_CODES)[number];
export type DoorCode = (typeof DOOR_CODES)[number];

/** The "no" of a deed: of the rules, or of the house. */
export type Code = RuleCode | HouseCode;
