import type { RefusalCode as RuleCode } from '@stint/core/refusal';

/** Refusals of the house beside those of the rules. */
export type HouseCode =
  | 'not-signed-in'
  | 'not-allowed-here'
  | 'not-found'
  | 'bad-request'
  | 'too-many-tries'
  | 'wrong-sign-in'
  | 'email-taken'
  | 'no-such-person'
  | 'no-such-organisation'
  | 'no-such-contract'
  | 'no-such-code'
  | 'freelancers-only'
  | 'clients-only'
  | 'bad-terms'
  | 'bad-rate'
  | 'only-the-client-raises'
  | 'only-the-freelancer-lowers'
  | 'card-declined'
  | 'processor-unreachable'
  | 'not-canonical'
  | 'wrong-address'
  | 'wrong-snapshot'
  | 'overlap'
  | 'different-record'
  | 'out-of-sequence'
  | 'record-too-large'
  | 'picture-not-named'
  | 'picture-hash-mismatch'
  | 'picture-length-mismatch'
  | 'picture-too-large'
  | 'picture-too-many-pixels'
  | 'picture-not-webp'
  | 'picture-cut-short'
  | 'no-such-picture'
  | 'picture-on-its-way'
  | 'disk-full'
  | 'too-many-pictures-at-once'
  | 'bad-span'
  | 'bad-week'
  | 'more-than-available'
  | 'bad-amount'
  | 'clock-not-movable'
  | 'forward-only'
  // RFC 8628
  | 'authorization_pending'
  | 'slow_down'
  | 'access_denied'
  | 'expired_token'
  | 'invalid_grant';

export type Code = RuleCode | HouseCode;

/** An expected "no" of an operation: a value. `refusals.ts` has the sentence and the HTTP status of each code. */
export interface Refusal {
  readonly refused: Code;
  /** The field of the request that is wrong, when there is one. */
  readonly field?: string;
  /** What exactly is wrong here, when the code's own sentence does not say it. */
  readonly fault?: string;
}

export function refuse(refused: Code, more: { field?: string; fault?: string } = {}): Refusal {
  return { refused, ...more };
}

export function isRefusal(value: unknown): value is { readonly refused: Code } {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
