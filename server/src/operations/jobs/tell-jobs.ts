import { jobExpiresAt, jobWarnedAt } from '@stint/core/handshake/job';
import { formatInstant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import type { Trx } from '../../store/desk.ts';
import { changeJob, type JobRow, lockJob } from '../../store/jobs.ts';
import type { JobDue } from '../../store/jobs-due.ts';
import { membersWith } from '../../store/people.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { stateOfJob } from './activity.ts';

/** Three days before a job closes by itself those who hire for its client are told so. Answers ''. */
export function tellJobExpires(house: House, due: JobDue): Promise<string | null> {
  return tellQuiet(house, due, async (trx, tell, job, now) => {
    const last = Number(job.last_activity_at);
    if (stateOfJob(job, now) !== 'open' || now < jobWarnedAt(last)) return false;
    if (job.warned_of === job.last_activity_at) return false;
    await changeJob(trx, job.id, { warned_of: last });
    const facts = { job: job.id, title: job.title, expiresAt: formatInstant(jobExpiresAt(last)) };
    const event = `job-expires:${job.id}:${last}`;
    await tell({ to: await hirers(trx, job), event, at: now, told: { kind: 'job-expires', facts } });
    return true;
  });
}

/** When it has closed by itself they are told that. Answers ''. */
export function tellJobExpired(house: House, due: JobDue): Promise<string | null> {
  return tellQuiet(house, due, async (trx, tell, job, now) => {
    const last = Number(job.last_activity_at);
    if (stateOfJob(job, now) !== 'expired' || job.told_of === job.last_activity_at) return false;
    await changeJob(trx, job.id, { told_of: last });
    const event = `job-expired:${job.id}:${last}`;
    const facts = { job: job.id, title: job.title };
    await tell({ to: await hirers(trx, job), event, at: now, told: { kind: 'job-expired', facts } });
    return true;
  });
}

/** Decided under the job's lock: somebody may have touched it since it was found. */
async function tellQuiet(
  house: House,
  { job: id }: JobDue,
  deed: (trx: Trx, tell: Tell, job: JobRow, now: number) => Promise<boolean>,
): Promise<string | null> {
  return tellingIn(house, async (trx, tell) => {
    const job = await lockJob(trx, id);
    return job && (await deed(trx, tell, job, house.clock.now())) ? '' : null;
  });
}

function hirers(trx: Trx, job: JobRow): Promise<string[]> {
  return membersWith(trx, job.organisation_id, 'hire');
}
