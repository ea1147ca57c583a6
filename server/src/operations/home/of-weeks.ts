import { DAY_SECONDS, formatDay, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { claimable, type Mend, mendable, overLimit, type Pieces } from '@stint/core/mend';
import { type Currency, formatMoney, type Minor } from '@stint/core/money';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { inForce } from '@stint/core/timeline';
import { totalsOf } from '@stint/core/totals';
import { weekClock, weekOf } from '@stint/core/week';
import type { Need, Target } from '@stint/wire/needs';
import type { JudgedOpen } from './judge-open.ts';

/** From which share of the weekly limit on it is near: hundredths. */
const NEAR_PERCENT = 80;
/** How long before a lock the client is told what it will charge. */
const LOCK_NEAR_SECONDS = DAY_SECONDS;

/** What a freelancer can still do for an open week: mend what is not protected, claim what does not count, be within the limit. */
export function freelancerWeekNeeds(open: JudgedOpen, now: Instant): Need[] {
  const { loaded, week, timesheet } = open;
  const { currency } = loaded.contract;
  const { locksAt } = weekClock(week);
  // A fixed price is not paid by its time; what has locked stays as it is.
  if (loaded.kind === 'fixed' || now >= locksAt) return [];
  const found = mendable(timesheet.entries);
  const day = formatDay(week);
  const own = { as: 'freelancer', about: loaded.title, who: loaded.organisation.name } as const;
  const ofPieces = (pieces: Pieces) => ({
    ...own,
    until: formatInstant(locksAt),
    stake: sumOf(pieces.amount, currency),
  });
  const facts = ({ seconds, segments }: Pieces) => ({ week: day, seconds, segments: segments.length });
  const [memo, activity, client] = (['memo', 'activity', 'client'] satisfies Mend[]).map((one) =>
    found.get(one),
  );
  // Once they are verified, what was tracked before stays as it is.
  const waits = loaded.client.verifiedAt === null ? client : undefined;
  const uncounted = mayClaim(open, now) ? claimable(timesheet.entries) : null;
  const key = `${loaded.id} ${day}`;
  return [
    ...(memo
      ? [
          {
            ...ofPieces(memo),
            kind: 'memo-missing' as const,
            key: `memo-missing ${key}`,
            facts: facts(memo),
            go: diaryAt(loaded.id, memo.segments, 'memo-missing'),
          },
        ]
      : []),
    ...(activity
      ? [
          {
            ...ofPieces(activity),
            kind: 'low-activity' as const,
            key: `low-activity ${key}`,
            facts: { ...facts(activity), labels: (loaded.contract.activityLabels ?? []).length > 0 },
            go: diaryAt(loaded.id, activity.segments, 'low-activity'),
          },
        ]
      : []),
    ...(waits
      ? [
          {
            ...ofPieces(waits),
            // It is the client who can do something, and for what comes alone.
            until: null,
            kind: 'client-unverified' as const,
            key: `client-unverified ${key}`,
            facts: facts(waits),
            go: { page: 'contract-messages' as const, contract: loaded.id },
          },
        ]
      : []),
    ...(uncounted
      ? [
          {
            ...ofPieces(uncounted),
            kind: 'uncounted' as const,
            key: `uncounted ${key}`,
            facts: facts(uncounted),
            go: diaryAt(loaded.id, uncounted.segments, 'uncounted'),
          },
        ]
      : []),
    ...limitNeeds(open, now, own),
  ];
}

/** What a client should know of an open week: its limit is near, or it locks within a day. */
export function clientWeekNeeds(
  open: JudgedOpen,
  now: Instant,
  may: { changeTerms: boolean; review: boolean },
): Need[] {
  const { loaded, week, timesheet, invoice } = open;
  const { locksAt } = weekClock(week);
  if (loaded.kind === 'fixed') return [];
  const own = { as: 'client', about: loaded.title, who: loaded.freelancer.name } as const;
  const locks = may.review && invoice !== null && now < locksAt && now >= locksAt - LOCK_NEAR_SECONDS;
  return [
    ...(locks
      ? [
          {
            ...own,
            kind: 'week-locks' as const,
            key: `week-locks ${loaded.id} ${formatDay(week)}`,
            facts: { week: formatDay(week), seconds: totalsOf(timesheet.entries).billedSeconds },
            until: formatInstant(locksAt),
            stake: sumOf(invoice.clientTotal, loaded.contract.currency),
            go: { page: 'week' as const, contract: loaded.id, week: formatDay(week) },
          },
        ]
      : []),
    ...(may.changeTerms ? limitNeeds(open, now, own) : []),
  ];
}

/** B3: a raise works for the running week, up to its last second. */
function limitNeeds(
  { loaded, week, timesheet }: JudgedOpen,
  now: Instant,
  own: Pick<Need, 'about' | 'who'> & { readonly as: 'freelancer' | 'client' },
): Need[] {
  const { limitMinutes, entries } = timesheet;
  const ended = loaded.contract.endedAt !== null;
  if (limitMinutes === null || week !== weekOf(now) || ended) return [];
  const limit = limitMinutes * 60;
  const { countedSeconds: counted } = totalsOf(entries);
  if (counted === 0 || counted * 100 < limit * NEAR_PERCENT) return [];
  const over = overLimit(entries);
  return [
    {
      ...own,
      kind: 'limit-near',
      key: `limit-near ${own.as} ${loaded.id} ${formatDay(week)}`,
      facts: { week: formatDay(week), counted, limit, over: over?.seconds ?? 0 },
      until: formatInstant(week + WEEK_SECONDS),
      stake: over && sumOf(over.amount, loaded.contract.currency),
      go:
        own.as === 'client'
          ? { page: 'contract', contract: loaded.id, change: 'limit' }
          : { page: 'contract-messages', contract: loaded.id },
    },
  ];
}

/** M1: allowed now, or when it was worked. */
function mayClaim({ loaded, week }: JudgedOpen, now: Instant): boolean {
  const { manualTime } = loaded.contract;
  return inForce(manualTime, now) || inForce(manualTime, week);
}

function diaryAt(
  contract: string,
  segments: readonly SegmentNumber[],
  only: Extract<Target, { page: 'diary' }>['only'],
): Target {
  const [first = 0] = segments;
  const day = formatDay(segmentStart(first));
  const oneDay = formatDay(segmentStart(segments.at(-1) ?? first)) === day;
  return { page: 'diary', contract, day, segment: first, oneDay, only };
}

export function sumOf(amount: Minor, currency: Currency) {
  return { amount: formatMoney(amount, currency), currency };
}
