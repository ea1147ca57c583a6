import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Job, JobSummary, Level } from '@stint/wire/jobs';
import { toInstant } from '@stint/wire/letters';
import { moneyText } from '../money/amount.ts';
import { deadline, distance } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

type Priced = Pick<JobSummary, 'kind' | 'currency' | 'rateFrom' | 'rateTo' | 'budget'>;

/** `$40.00 to $60.00 an hour`, `up to $60.00 an hour`, `$900.00 in all`. */
export function priceText(job: Priced): string {
  const { kind, currency, rateFrom, rateTo, budget } = job;
  if (kind === 'fixed')
    return budget === null ? 'price to be agreed' : `${moneyText(budget, currency)} in all`;
  if (rateFrom === null && rateTo === null) return 'rate to be agreed';
  if (rateFrom === null) return `up to ${moneyText(rateTo ?? '', currency)} an hour`;
  if (rateTo === null) return `from ${moneyText(rateFrom, currency)} an hour`;
  if (rateFrom === rateTo) return `${moneyText(rateFrom, currency)} an hour`;
  return `${moneyText(rateFrom, currency)} to ${moneyText(rateTo, currency)} an hour`;
}

export const KIND_WORDS = { hourly: 'Hourly', fixed: 'Fixed price' } as const;

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  entry: 'Entry level',
  intermediate: 'Intermediate',
  expert: 'Expert',
};

export function levelText(level: Level | null): string {
  return level === null ? 'Any level' : LEVEL_WORDS[level];
}

/** `posted 3 d ago`. */
export function postedText(job: Pick<JobSummary, 'postedAt'>, now: Instant): string {
  return `posted ${distance(toInstant(job.postedAt) - now)}`.replace('posted now', 'posted just now');
}

/** What becomes of a job by itself, and when; its client is told what to do about it. */
export function standingText(
  job: Pick<Job, 'state' | 'expiresAt' | 'closedAt'>,
  now: Instant,
  mine: Zone,
): string {
  if (job.state === 'closed') {
    return job.closedAt === null ? 'Closed.' : `Closed ${distance(toInstant(job.closedAt) - now)}.`;
  }
  const at = job.expiresAt === null ? null : toInstant(job.expiresAt);
  if (at === null) return 'Open.';
  if (job.state === 'expired') return `Closed by itself ${distance(at - now)}: nothing happened for 30 days.`;
  return `Until ${deadline(at, now, mine)}: 30 days after the last proposal, offer or edit.`;
}

/** Whether it is worth saying when it closes: in the three days in which its client is warned. */
export function closesSoon(job: Pick<JobSummary, 'state' | 'expiresAt'>, now: Instant): boolean {
  return job.state === 'open' && job.expiresAt !== null && toInstant(job.expiresAt) - now <= 3 * DAY_SECONDS;
}

export function proposalsText(count: number): string {
  if (count === 0) return 'no proposals yet';
  return count === 1 ? '1 proposal' : `${count} proposals`;
}
