import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import type { Need, NeedKind, readNeeds } from '@stint/wire/needs';
import type { Answer } from '@stint/wire/route';

/**
 * At the same instant, and where there is none: first what stops work or pay altogether, then what is lost for good,
 * then what waits for a word, then what is only there to be had.
 */
const ORDER: readonly NeedKind[] = [
  'work-late',
  'no-tracker',
  'tracker-silent',
  'charge-declined',
  'dispute-open',
  'escrow-claim',
  'disputes-to-decide',
  'claims-to-decide',
  'payouts-to-approve',
  'payouts-to-send',
  'memo-missing',
  'uncounted',
  'manual-allowed',
  'low-activity',
  'manual-asked',
  'limit-near',
  'review',
  'week-locks',
  'payment-unverified',
  'no-payout-method',
  'offer-waiting',
  'offer-asked',
  'bonus-asked',
  'invoice-open',
  'milestone',
  'late-time',
  'proposals-unread',
  'mails-failed',
  'feedback',
  'client-unverified',
  'payout',
];

/** What has stopped already: it comes before everything that has an instant still to come. */
const STOPPED: ReadonlySet<NeedKind> = new Set([
  'work-late',
  'no-tracker',
  'tracker-silent',
  'charge-declined',
]);

/** What is lost first comes first; at most so many of one kind in one role, and of the rest how many. */
export function inOrder(needs: readonly Need[]): Answer<typeof readNeeds> {
  const sorted = [...needs].sort(
    (a, b) =>
      Number(STOPPED.has(b.kind)) - Number(STOPPED.has(a.kind)) ||
      Number(a.until === null) - Number(b.until === null) ||
      (a.until !== null && b.until !== null ? toInstant(a.until) - toInstant(b.until) : 0) ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      (a.key < b.key ? -1 : 1),
  );
  const counts = new Map<string, { kind: NeedKind; as: Need['as']; count: number }>();
  const shown = sorted.filter(({ kind, as }) => {
    const name = `${kind} ${as}`;
    const { count } = counts.get(name) ?? { count: 0 };
    counts.set(name, { kind, as, count: count + 1 });
    return count < LIMITS.needsOfAKind;
  });
  const more = [...counts.values()].flatMap(({ kind, as, count }) =>
    count > LIMITS.needsOfAKind ? [{ kind, as, count: count - LIMITS.needsOfAKind }] : [],
  );
  return { needs: shown, more };
}
