import { JOB, type JobDeed, jobStateAt } from '@stint/core/handshake/job';
import { stateAfter } from '@stint/core/handshake/table';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { bumpJob, type JobRow, lockJob } from '../../store/jobs.ts';

/** The table's state of a job at `now`. */
export function stateOfJob(job: Pick<JobRow, 'closed_at' | 'last_activity_at'>, now: number) {
  return jobStateAt(
    {
      closedAt: job.closed_at === null ? null : Number(job.closed_at),
      lastActivityAt: Number(job.last_activity_at),
    },
    now,
  );
}

/**
 * A deed that is activity of a job: its thirty days begin anew. Locks the job until the transaction ends; take it before
 * its proposals, offers and contracts. Null, or a refusal with which nothing was changed: `no-such-job`, `job-not-open`.
 */
export async function noteJobActivity(
  house: Pick<House, 'clock'>,
  trx: Trx,
  job: string,
  deed: ActivityDeed,
): Promise<Refusal | null> {
  const refusal = await holdJob(house, trx, job, deed);
  if (refusal) return refusal;
  await bumpJob(trx, job, house.clock.now());
  return null;
}

/** Locks a job, and says whether this may be done with it now; for a deed that is refused for reasons of its own yet. */
export async function holdJob(
  { clock }: Pick<House, 'clock'>,
  trx: Trx,
  job: string,
  deed: ActivityDeed,
): Promise<Refusal | null> {
  const row = await lockJob(trx, job);
  if (!row) return refuse('no-such-job');
  return stateAfter(JOB, stateOfJob(row, clock.now()), deed) === null ? refuse('job-not-open') : null;
}

type ActivityDeed = Extract<JobDeed, 'freelancer: propose' | 'client: offer'>;
