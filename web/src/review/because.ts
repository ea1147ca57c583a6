import type { DisputeReason } from '@stint/core/dispute';
import type { ReviewEntry } from '@stint/wire/review';
import { keyOf } from './groups.ts';
import type { DisputeBody } from './queries.ts';
import { billedKey } from './sums.ts';

/** Why something is disputed, as it is chosen; null: not yet. */
export interface Because {
  readonly reason: DisputeReason | null;
  readonly says: string;
}

/** One reason for all, and for single lines one of their own. */
export interface Reasons {
  readonly all: Because;
  readonly own: ReadonlyMap<string, Because>;
}

/** What all their verdicts name is offered first; the client may say otherwise. */
export function firstReasons(chosen: readonly ReviewEntry[]): Reasons {
  const named = (reason: 'low-activity' | 'memo-missing') =>
    chosen.length > 0 && chosen.every(({ reasons }) => reasons.includes(reason));
  const reason = named('low-activity') ? 'low-activity' : named('memo-missing') ? 'memo-unclear' : null;
  return { all: { reason, says: '' }, own: new Map() };
}

export function reasonOf({ all, own }: Reasons, entry: ReviewEntry): Because {
  return own.get(keyOf(entry)) ?? all;
}

/** Does any line still want a reason, or its words (D1)? */
export function isUnsaid(reasons: Reasons, chosen: readonly ReviewEntry[]): boolean {
  return chosen.some((entry) => {
    const { reason, says } = reasonOf(reasons, entry);
    return reason === null || (reason === 'other' && says.trim() === '');
  });
}

/** As the letter has it: lines of the same reason and words together. */
export function partsOf(reasons: Reasons, chosen: readonly ReviewEntry[]): DisputeBody['parts'] {
  const byWhy = Map.groupBy(chosen, (entry) => {
    const { reason, says } = reasonOf(reasons, entry);
    return `${reason} ${says.trim()}`;
  });
  return [...byWhy.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const { reason, says } = reasonOf(reasons, first);
    if (reason === null) return [];
    const segments = some.flatMap((entry) => {
      const { segment, kind } = billedKey(entry);
      return kind === 'deleted' ? [] : [{ segment, kind }];
    });
    return [{ reason, says: says.trim(), segments }];
  });
}
