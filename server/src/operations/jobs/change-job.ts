import type { JobDeed, JobState } from '@stint/core/handshake/job';
import { JOB } from '@stint/core/handshake/job';
import { stateAfter } from '@stint/core/handshake/table';
import type { Instant } from '@stint/core/instant';
import type { Job } from '@stint/wire/jobs';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { changeJob, type JobRow, lockJob } from '../../store/jobs.ts';
import { refuseWithout } from '../people/rights.ts';
import { stateOfJob } from './activity.ts';
import { jobLetter } from './job-letter.ts';
import { visibleJob } from './visible.ts';
import { readWanted, type WantedJob } from './wanted.ts';

type Asked = { readonly job: string };
type Change = Parameters<typeof changeJob>[2];

/**
 * Changes an open job, which is activity. Refusals: `no-such-job`, `clients-only`, `not-your-role`, `job-not-open`,
 * `changed-meanwhile` (it is no longer the version that was seen), and those of `readWanted`.
 */
export function editJob(
  house: House,
  actor: Actor,
  asked: Asked & WantedJob & { version: number },
): Promise<Job | Refusal> {
  return change(house, actor, asked, { deed: 'client: edit', noted: 'job-edited' }, (job, at) => {
    if (job.version !== asked.version) return refuse('changed-meanwhile');
    const columns = readWanted(asked, job.kind);
    return isRefusal(columns) ? columns : { ...columns, version: job.version + 1, last_activity_at: at };
  });
}

/** Nobody can propose any more. Refusals: `no-such-job`, `clients-only`, `not-your-role`, `job-not-open`. */
export function closeJob(house: House, actor: Actor, asked: Asked): Promise<Job | Refusal> {
  const deed = { deed: 'client: close', noted: 'job-closed' } as const;
  return change(house, actor, asked, deed, (_, at) => ({ closed_at: at }));
}

/** For another thirty days. Refusals: `no-such-job`, `clients-only`, `not-your-role`, `not-in-this-state` (it is open). */
export function reopenJob(house: House, actor: Actor, asked: Asked): Promise<Job | Refusal> {
  const deed = { deed: 'client: open again', noted: 'job-opened-again' } as const;
  return change(house, actor, asked, deed, (_, at) => ({ closed_at: null, last_activity_at: at }));
}

async function change(
  house: House,
  actor: Actor,
  { job: id }: Asked,
  { deed, noted }: { deed: JobDeed; noted: string },
  decide: (job: JobRow, now: Instant) => Change | Refusal,
): Promise<Job | Refusal> {
  const seen = await visibleJob(house, actor, id);
  if (isRefusal(seen)) return seen;
  if (seen.side !== 'client') return refuse('clients-only');
  const refusal = refuseWithout(actor, seen.organisation_id, 'hire');
  if (refusal) return refusal;
  return house.db.transaction().execute(async (trx) => {
    const job = await lockJob(trx, seen.id);
    if (!job) return refuse('no-such-job');
    // Only now: who waited for the lock changes what stands then.
    const at = house.clock.now();
    const state = stateOfJob(job, at);
    if (stateAfter(JOB, state, deed) === null) return refuse(noIn(state));
    const decided = decide(job, at);
    if (isRefusal(decided)) return decided;
    await changeJob(trx, job.id, decided);
    await noteDeed(trx, { at, person: actor.person, deed: noted, object: job.id });
    const after = await visibleJob(house, actor, job.id, trx);
    return isRefusal(after) ? after : jobLetter(after, actor, at);
  });
}

function noIn(state: JobState): 'job-not-open' | 'not-in-this-state' {
  return state === 'open' ? 'not-in-this-state' : 'job-not-open';
}
