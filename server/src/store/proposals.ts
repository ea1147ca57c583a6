import {
  type Insertable,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely';
import { speakingFor } from './agencies.ts';
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
    proposal.agency_id = any(${[...agencies]}::uuid[])
    and ${speakingFor('proposal.agency_id', 'proposal.freelancer_id')} is not null
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

/** Whose a proposal is, and for which job: what never changes of it. */
export interface ProposalSides {
  readonly id: string;
  readonly job: string;
  readonly organisation: string;
  readonly freelancer: string;
  readonly agency: string | null;
}

/** Undefined where there is no such proposal. */
export async function proposalSides(trx: Trx, id: string): Promise<ProposalSides | undefined> {
  return trx
    .selectFrom('proposal')
    .innerJoin('job', 'job.id', 'proposal.job_id')
    .select([
      'proposal.id',
      'proposal.job_id as job',
      'job.organisation_id as organisation',
      'proposal.freelancer_id as freelancer',
      'proposal.agency_id as agency',
    ])
    .where('proposal.id', '=', id)
    .executeTakeFirst();
}
