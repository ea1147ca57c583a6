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

/** Of a result that is a refusal or something else; a room with more codes than the rules has its own refusals. */
export function isRefusal<Result>(value: Result): value is Extract<Result, { readonly refused: string }> {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
