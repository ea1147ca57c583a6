import {
  type Insertable,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely';
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

/** As what a proposal was made, by its fingerprint; null when there is none of this id. */
export async function proposalMadeAs(trx: Trx, id: string): Promise<string | null> {
  const row = await trx.selectFrom('proposal').select('made_as').where('id', '=', id).executeTakeFirst();
  return row?.made_as ?? null;
}

/** Somebody as a side of proposals: a freelancer, and a member of agencies. */
export interface Proposer {
  readonly person: string;
  readonly agencies: readonly string[];
}

/** SQL for: a proposal is somebody's own, or made by one of their agencies, which represents the freelancer still. */
export function isProposalOf({ person, agencies }: Proposer): RawBuilder<SqlBool> {
  return sql`(proposal.freelancer_id = ${person}::uuid or (
    proposal.agency_id = any(${[...agencies]}::uuid[]) and exists (
      select from agency_freelancer
      where agency_freelancer.agency_id = proposal.agency_id
        and agency_freelancer.person_id = proposal.freelancer_id
    )
  ))`;
}

/** The newest proposal for a job that is somebody's, one that lives or was hired before the others; null: there is none. */
export async function newestProposalOf(
  db: Database | Trx,
  job: string,
  by: Proposer,
): Promise<Pick<ProposalRow, 'id' | 'state' | 'freelancer_id'> | null> {
  const row = await db
    .selectFrom('proposal')
    .select(['id', 'state', 'freelancer_id'])
    .where('job_id', '=', job)
    .where(isProposalOf(by))
    .orderBy((eb) => eb('state', 'in', ['declined', 'withdrawn']))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether an agency represents this freelancer. */
export async function representsFreelancer(
  db: Database | Trx,
  agency: string,
  person: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('agency_freelancer')
    .select('person_id')
    .where('agency_id', '=', agency)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether these files are a person's and hang on nothing; they are held until the transaction ends. */
export async function holdLoose(trx: Trx, ids: readonly string[], person: string): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await trx
    .selectFrom('attachment')
    .select('id')
    .where('id', 'in', [...ids])
    .where('person_id', '=', person)
    .where('loose_since', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length === new Set(ids).size;
}
