import type { Instant } from '@stint/core/instant';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { HandshakeTables } from './handshake-tables.ts';

export type JobRow = Selectable<HandshakeTables['job']>;

/** A job with what is shown beside it. */
export interface LoadedJob extends JobRow {
  readonly organisation_name: string;
  /** Since when its client has a verified payment method; null while there is none. */
  readonly verified_at: bigint | null;
  /** Proposals that were not withdrawn, and those of them that its client has not opened. */
  readonly proposals: number;
  readonly unviewed: number;
}

/** Jobs with what is shown beside them; whoever asks adds which ones. */
export function selectJobs(db: Database | Trx) {
  return db
    .selectFrom('job')
    .innerJoin('organisation', 'organisation.id', 'job.organisation_id')
    .selectAll('job')
    .select((eb) => [
      'organisation.name as organisation_name',
      eb
        .selectFrom('payment_method')
        .select(({ fn }) => fn.min('verified_at').as('at'))
        .whereRef('payment_method.organisation_id', '=', 'job.organisation_id')
        .as('verified_at'),
      eb
        .selectFrom('proposal')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('proposal.job_id', '=', 'job.id')
        .where('proposal.state', '<>', 'withdrawn')
        .as('proposals'),
      eb
        .selectFrom('proposal')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('proposal.job_id', '=', 'job.id')
        .where('proposal.state', '=', 'sent')
        .where('proposal.viewed_at', 'is', null)
        .as('unviewed'),
    ]);
}

/** One job; null when there is none. */
export async function loadJob(db: Database | Trx, id: string): Promise<LoadedJob | null> {
  const row = await selectJobs(db).where('job.id', '=', id).executeTakeFirst();
  return row ? jobOfRow(row) : null;
}

/** Locks a job, before its proposals and offers are; null when there is none. */
export async function lockJob(trx: Trx, id: string): Promise<JobRow | null> {
  const row = await trx
    .selectFrom('job')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** False when its id is taken: nothing is written then. */
export async function addJob(trx: Trx, job: Insertable<HandshakeTables['job']>): Promise<boolean> {
  const added = await trx
    .insertInto('job')
    .values(job)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function changeJob(
  trx: Trx,
  id: string,
  change: Updateable<HandshakeTables['job']>,
): Promise<void> {
  await trx.updateTable('job').set(change).where('id', '=', id).execute();
}

/** Something happened to it: its thirty days begin anew. Time never goes back. */
export async function bumpJob(trx: Trx, id: string, at: Instant): Promise<void> {
  await trx
    .updateTable('job')
    .set((eb) => ({ last_activity_at: eb.fn('greatest', ['last_activity_at', eb.val(at)]) }))
    .where('id', '=', id)
    .execute();
}

/** Counts come as text or as numbers, by how many they are. */
export function jobOfRow<
  Row extends JobRow & { proposals: unknown; unviewed: unknown; verified_at: unknown },
>(row: Row): Row & Pick<LoadedJob, 'proposals' | 'unviewed' | 'verified_at'> {
  return {
    ...row,
    proposals: Number(row.proposals),
    unviewed: Number(row.unviewed),
    verified_at: typeof row.verified_at === 'bigint' ? row.verified_at : null,
  };
}
