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
  { clock }: Pick<House, 'clock'>,
  trx: Trx,
  job: string,
  deed: Extract<JobDeed, 'freelancer: propose' | 'client: offer'>,
): Promise<Refusal | null> {
  const row = await lockJob(trx, job);
  if (!row) return refuse('no-such-job');
  const now = clock.now();
  if (stateAfter(JOB, stateOfJob(row, now), deed) === null) return refuse('job-not-open');
  await bumpJob(trx, job, now);
  return null;
}
