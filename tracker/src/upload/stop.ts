import type { SegmentNumber } from '@stint/core/segment';
import { Refused } from '@stint/wire/client';
import { type Verdict, verdictOf } from './verdict.ts';

/** How it stands between this tracker and the house. */
export type Line = 'online' | 'offline' | 'sign-in-again';

/** Why a contract's oldest record has to wait, by the house's own code. */
export interface Held {
  readonly contract: string;
  readonly segment: number;
  readonly code: string;
  readonly message: string;
}

export interface Pass {
  readonly sent: number;
  /** Null where nothing was ready to go: the house was not spoken to, and nothing is known of it. */
  readonly line: Line | null;
  readonly held: readonly Held[];
}

/** Why the spool is not done with a record. */
export interface Stop {
  readonly verdict: Verdict;
  readonly held: Held;
}

export function stopOf(
  { contract, segment }: { readonly contract: string; readonly segment: SegmentNumber },
  fault: unknown,
  verdict = verdictOf(fault),
): Stop {
  const code = fault instanceof Refused ? fault.letter.code : verdict;
  const message = fault instanceof Error ? fault.message : '';
  return { verdict, held: { contract, segment, code, message } };
}

export function lineOf(verdict: Verdict): Line {
  return verdict === 'later' ? 'offline' : verdict === 'sign-in' ? 'sign-in-again' : 'online';
}
