import { DAY_SECONDS, type Instant } from '../instant.ts';
import type { StateTable } from './table.ts';

/** `expired`: nothing happened to it for 30 days. Both closed states can be opened again. */
export type JobState = 'open' | 'closed' | 'expired';
export type JobDeed =
  | 'client: edit'
  | 'client: close'
  | 'client: open again'
  | 'freelancer: propose'
  | 'client: offer'
  | 'clock: 30 days';

export const JOB: StateTable<JobState, JobDeed> = {
  open: {
    'client: edit': 'open',
    'client: close': 'closed',
    'freelancer: propose': 'open',
    'client: offer': 'open',
    'clock: 30 days': 'expired',
  },
  closed: { 'client: open again': 'open' },
  expired: { 'client: open again': 'open' },
};

/** From the last activity until it closes by itself, and until its client is warned of that. */
export const JOB_OPEN_SECONDS = 30 * DAY_SECONDS;
export const JOB_WARNED_SECONDS = 27 * DAY_SECONDS;

/** When a job closes by itself: 30 days after the last edit, proposal, offer or opening. */
export function jobExpiresAt(lastActivityAt: Instant): Instant {
  return lastActivityAt + JOB_OPEN_SECONDS;
}

/** When its client is warned of that: three days before. */
export function jobWarnedAt(lastActivityAt: Instant): Instant {
  return lastActivityAt + JOB_WARNED_SECONDS;
}

/** The state at `now`, whether or not anybody has looked since. */
export function jobStateAt(
  job: { closedAt: Instant | null; lastActivityAt: Instant },
  now: Instant,
): JobState {
  if (job.closedAt !== null) return 'closed';
  return now < jobExpiresAt(job.lastActivityAt) ? 'open' : 'expired';
}
