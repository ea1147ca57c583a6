import { DAY_SECONDS, formatDay, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { claimable, mendable, overLimit, type Pieces } from '@stint/core/mend';
import { type Currency, formatMoney, type Minor } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import { inForce } from '@stint/core/timeline';
import { totalsOf } from '@stint/core/totals';
import { weekClock, weekOf } from '@stint/core/week';
import type { Need, Target } from '@stint/wire/needs';
import type { JudgedOpen } from './judge-open.ts';

/** From which share of the weekly limit on it is near: hundredths. */
const NEAR_PERCENT = 80;
/** How long before a lock the client is told what it will charge. */
const LOCK_NEAR_SECONDS = DAY_SECONDS;

/**
 * What a freelancer can still do for an open week: mend what is not protected, claim what does not count, be within the
 * limit. Nothing of a fixed price, which is not paid by its time, and nothing of what has locked.
 */
export function freelancerWeekNeeds(open: JudgedOpen, now: Instant): Need[] {
  const { loaded, week, timesheet } = open;
  if (loaded.kind === 'fixed' || now >= weekClock(week).locksAt) return [];
  const found = mendable(timesheet.entries);
  return [
    ...memoNeeds(open, found.get('memo')),
    ...quietNeeds(open, found.get('activity')),
    ...clientNeeds(open, found.get('client')),
    ...(mayClaim(open, now) ? claimNeeds(open, claimable(timesheet.entries)) : []),
    ...limitNeeds(open, now, ofFreelancer(open)),
  ];
}

function memoNeeds(open: JudgedOpen, pieces: Pieces | undefined): Need[] {
  if (!pieces) return [];
  const go = diaryAt(open, pieces, 'memo-missing');
  return [
    { ...ofPieces(open, 'memo-missing', pieces), kind: 'memo-missing', facts: factsOf(open, pieces), go },
  ];
}

function quietNeeds(open: JudgedOpen, pieces: Pieces | undefined): Need[] {
  if (!pieces) return [];
  const labels = (open.loaded.contract.activityLabels ?? []).length > 0;
  const facts = { ...factsOf(open, pieces), labels };
  const go = diaryAt(open, pieces, 'low-activity');
  return [{ ...ofPieces(open, 'low-activity', pieces), kind: 'low-activity', facts, go }];
}

/** It is the client who can do something, and for what comes alone: once they are verified nothing waits any more. */
function clientNeeds(open: JudgedOpen, pieces: Pieces | undefined): Need[] {
  const { id, client } = open.loaded;
  if (!pieces || client.verifiedAt !== null) return [];
  const own = { ...ofPieces(open, 'client-unverified', pieces), until: null };
  const go = { page: 'contract-messages' as const, contract: id };
  return [{ ...own, kind: 'client-unverified', facts: factsOf(open, pieces), go }];
}

function claimNeeds(open: JudgedOpen, pieces: Pieces | null): Need[] {
  if (!pieces) return [];
  const go = diaryAt(open, pieces, 'uncounted');
  return [{ ...ofPieces(open, 'uncounted', pieces), kind: 'uncounted', facts: factsOf(open, pieces), go }];
}

function ofPieces(open: JudgedOpen, kind: string, { amount }: Pieces) {
  const { loaded, week } = open;
  return {
    ...ofFreelancer(open),
    key: `${kind} ${loaded.id} ${formatDay(week)}`,
    until: formatInstant(weekClock(week).locksAt),
    stake: sumOf(amount, loaded.contract.currency),
  };
}

function ofFreelancer({ loaded }: JudgedOpen) {
  return { as: 'freelancer' as const, about: loaded.title, who: loaded.organisation.name };
}

function factsOf({ week }: JudgedOpen, { seconds, segments }: Pieces) {
  return { week: formatDay(week), seconds, segments: segments.length };
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

/** Where these segments are, and nothing beside them. */
function diaryAt(
  { loaded }: JudgedOpen,
  { segments }: Pieces,
  only: Extract<Target, { page: 'diary' }>['only'],
): Target {
  const [first = 0] = segments;
  const day = formatDay(segmentStart(first));
  const oneDay = formatDay(segmentStart(segments.at(-1) ?? first)) === day;
  return { page: 'diary', contract: loaded.id, day, segment: first, oneDay, only };
}

export function sumOf(amount: Minor, currency: Currency) {
  return { amount: formatMoney(amount, currency), currency };
}
