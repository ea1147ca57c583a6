import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { HandshakeTables } from './handshake-tables.ts';

export type ProposalRow = Selectable<HandshakeTables['proposal']>;

/** Locks a proposal, after its job and before its offers; null when there is none. */
export async function lockProposal(trx: Trx, id: string): Promise<ProposalRow | null> {
  const row = await trx
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function changeProposal(
  trx: Trx,
  id: string,
  change: Updateable<HandshakeTables['proposal']>,
): Promise<void> {
  await trx.updateTable('proposal').set(change).where('id', '=', id).execute();
}

/** Adds it; `id`: its id is taken, `live`: this freelancer has one for this job that lives. Nothing is written then. */
export async function addProposal(
  trx: Trx,
  proposal: Insertable<HandshakeTables['proposal']>,
): Promise<'added' | 'id' | 'live'> {
  const added = await trx
    .insertInto('proposal')
    .values(proposal)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return 'added';
  const same = await trx.selectFrom('proposal').select('id').where('id', '=', proposal.id).executeTakeFirst();
  return same ? 'id' : 'live';
}

/** The newest proposal for a job that is a person's own or one of their agencies'; null where there is none. */
export async function newestProposalOf(
  db: Database | Trx,
  job: string,
  by: { person: string; agencies: readonly string[] },
): Promise<string | null> {
  const row = await db
    .selectFrom('proposal')
    .select('id')
    .where('job_id', '=', job)
    .where((eb) =>
      eb.or([
        eb('freelancer_id', '=', by.person),
        ...(by.agencies.length > 0 ? [eb('agency_id', 'in', [...by.agencies])] : []),
      ]),
    )
    // One that lives before those that ended.
    .orderBy((eb) => eb('state', 'in', ['declined', 'withdrawn']))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
