/** Every expected "no" of the rules, by code. Sentences live in `sentences.ts`. */
export type RefusalCode =
  // T: tracking
  | 'already-tracking'
  | 'not-tracking'
  | 'contract-paused'
  | 'contract-ended'
  | 'contract-not-started'
  // C3, T3: correcting a segment
  | 'week-locked'
  | 'segment-running'
  | 'no-such-segment'
  // M: manual time
  | 'manual-time-not-allowed'
  | 'not-on-boundary'
  | 'in-the-future'
  | 'outside-contract'
  | 'crosses-weeks'
  | 'memo-required'
  | 'overlaps'
  // T6, M4: uploads
  | 'deleted'
  // terms and standing of a contract
  | 'not-allowed';

/** An expected "no". A value, never an exception. */
export interface Refusal {
  readonly refused: RefusalCode;
}

export function refuse(code: RefusalCode): Refusal {
  return { refused: code };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
