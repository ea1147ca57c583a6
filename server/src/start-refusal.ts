import type { StartRefusalCode } from './store/embedded/refusal.ts';

/** Why a house does not open: those of its own database, and those of its door and its settings. */
export type CannotStartCode =
  | StartRefusalCode
  | 'bad-setting' // the sentence names the variable or the flag
  | 'demo-on-loopback-only'
  | 'port-in-use'
  | 'port-unusable'
  | 'database-held' // another Stint serves it
  | 'database-unreachable'
  | 'folder-of-another-house' // its pictures are not those of this database
  | 'payments-unusable';

/** An expected "no" at the start: a code for programs, a sentence for the operator. */
export interface CannotStart {
  readonly refused: CannotStartCode;
  readonly sentence: string;
}

export function cannotStart(refused: CannotStartCode, sentence: string): CannotStart {
  return { refused, sentence };
}

export function isCannotStart(value: unknown): value is CannotStart {
  return typeof value === 'object' && value !== null && 'refused' in value && 'sentence' in value;
}
