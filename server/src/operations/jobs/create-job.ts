import type { Job } from '@stint/wire/jobs';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addJob, type JobRow, lockJob } from '../../store/jobs.ts';
import { refuseWithout } from '../people/rights.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readJob } from './read-job.ts';
import { type JobColumns, readWanted, type WantedJob } from './wanted.ts';

export interface NewJob extends WantedJob {
  readonly id?: string | undefined;
  readonly organisation: string;
  readonly kind: JobRow['kind'];
}

/**
 * Posts a job in an organisation's name. The caller's id again with the same content is the same job. Refusals:
 * `no-such-organisation`, `not-your-role`, `bad-request` (field), `bad-rate`, `bad-amount`, `id-taken`.
 */
export async function createJob(house: House, actor: Actor, wanted: NewJob): Promise<Job | Refusal> {
  const organisation = wanted.organisation.toLowerCase();
  if (!actor.organisations.includes(organisation)) {
    return refuse('no-such-organisation', { field: 'organisation' });
  }
  const refusal = refuseWithout(actor, organisation, 'hire');
  if (refusal) return refusal;
  const columns = readWanted(wanted, wanted.kind);
  if (isRefusal(columns)) return columns;
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const job = { ...columns, id, organisation_id: organisation, kind: wanted.kind };
  const taken = await house.db.transaction().execute((trx) => post(house, trx, actor, job));
  return taken ?? readJob(house, actor, { job: id });
}

async function post(
  house: House,
  trx: Trx,
  actor: Actor,
  job: JobColumns & Pick<JobRow, 'id' | 'organisation_id' | 'kind'>,
): Promise<Refusal | null> {
  const at = house.clock.now();
  const made_as = fingerprintOf(job);
  const instants = { posted_at: at, last_activity_at: at };
  if (await addJob(trx, { ...job, ...instants, made_as, by_person_id: actor.person, version: 0 })) {
    const detail = { title: job.title, organisation: job.organisation_id };
    await noteDeed(trx, { at, person: actor.person, deed: 'job-posted', object: job.id, detail });
    return null;
  }
  return (await lockJob(trx, job.id))?.made_as === made_as ? null : refuse('id-taken', { field: 'id' });
}
