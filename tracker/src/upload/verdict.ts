import { Refused, Unreachable } from '@stint/wire/client';
import type { Head } from '../spool/chain.ts';

/**
 * What an answer of the house means for what waits:
 * `refused`: never; told to the freelancer, kept aside. `later`: the whole house, or this tracker's way to it.
 * `held`: this record not yet, others may go. `sign-in`: nobody may, until the tracker is signed in again.
 */
export type Verdict = 'refused' | 'later' | 'held' | 'sign-in' | 'out-of-sequence';

/** Refused for good: the same bytes will get the same answer for ever. */
const FOR_GOOD = new Set([
  'bad-request',
  'deleted',
  'different-record',
  'no-such-contract',
  'not-canonical',
  'not-found',
  'outside-contract',
  'overlap',
  'record-too-large',
  'wrong-address',
  'wrong-snapshot',
]);

/** Of these the house keeps the record's number in the device's chain. */
const CONSUMED = new Set(['deleted', 'different-record', 'outside-contract', 'overlap']);

/** What only this record must wait for. Everything unknown waits too: nothing is dropped for want of a word. */
export function verdictOf(fault: unknown): Verdict {
  if (fault instanceof Unreachable) return 'later';
  if (!(fault instanceof Refused)) throw fault;
  if (fault.status === 401) return 'sign-in';
  if (fault.letter.code === 'out-of-sequence') return 'out-of-sequence';
  if (FOR_GOOD.has(fault.letter.code)) return 'refused';
  return fault.status >= 500 || fault.status === 429 || fault.status === 408 ? 'later' : 'held';
}

/** Where the house says that a device's chain stands, in the sentence of its refusal `out-of-sequence`. */
export function headNamedIn(fault: unknown): Head | null {
  if (verdictOf(fault) !== 'out-of-sequence' || !(fault instanceof Refused)) return null;
  const [, sequence, previous] = HEAD.exec(fault.letter.message) ?? [];
  if (sequence === undefined || previous === undefined) return null;
  return { sequence: Number(sequence), previous: previous === 'nothing' ? null : previous };
}

const HEAD = /expected sequence (\d{1,15}) after (nothing|[0-9a-f]{64})\b/;

export function isConsumed(code: string): boolean {
  return CONSUMED.has(code);
}

/** A picture's own refusals: it is lost, the segment is not. Everything else is judged as of a record. */
const PICTURE_LOST = new Set([
  'picture-not-named',
  'picture-hash-mismatch',
  'picture-length-mismatch',
  'picture-too-large',
  'picture-too-many-pixels',
  'picture-not-webp',
]);
/** What a house says of a segment that it had, and that was deleted (C3). */
export function isGone(fault: unknown): boolean {
  return fault instanceof Refused && ['deleted', 'no-such-segment'].includes(fault.letter.code);
}

/** The segment was deleted in the meantime: nobody wants its picture any more. */
const UNWANTED = new Set(['deleted', 'no-such-segment', 'no-such-picture']);

export function pictureVerdictOf(fault: unknown): Verdict | 'lost' | 'unwanted' {
  if (fault instanceof Refused && PICTURE_LOST.has(fault.letter.code)) return 'lost';
  if (fault instanceof Refused && UNWANTED.has(fault.letter.code)) return 'unwanted';
  const verdict = verdictOf(fault);
  return verdict === 'refused' ? 'lost' : verdict;
}
