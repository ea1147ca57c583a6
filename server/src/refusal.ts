import type { Code } from '@stint/wire/refusals';

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
