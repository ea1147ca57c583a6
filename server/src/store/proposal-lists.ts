import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { speakingFor } from './agencies.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { HandshakeTables } from './handshake-tables.ts';
import type { JobRow } from './jobs.ts';
import { isProposalOf, type ProposalRow, type Proposer } from './proposals.ts';

/** A proposal with what is shown beside it. */
export interface LoadedProposal extends ProposalRow {
  readonly freelancer_name: string;
  readonly agency_name: string | null;
  /** Whether that agency represents the freelancer still. */
  readonly represented: boolean;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly title: string;
  readonly currency: string;
  readonly kind: JobRow['kind'];
  readonly job_last_activity_at: bigint;
  readonly job_closed_at: bigint | null;
  /** The newest offer that came of it; null where there is none. */
  readonly offer: string | null;
  readonly offer_state: HandshakeTables['offer']['state'] | null;
  readonly offer_changed_at: bigint | null;
  /** When changes of it were last asked for. */
  readonly offer_asked_at: bigint | null;
}

/** Which proposals: those for a job, or somebody's. */
export type ProposalsOf = { readonly job: string } | Proposer;

/** The last of a page; the next begins after it. */
export interface ProposalPlace {
  readonly sentAt: number;
  readonly id: string;
}

/** One proposal; null when there is none. */
export async function loadProposal(db: Database | Trx, id: string): Promise<LoadedProposal | null> {
  const row = await selectProposals(db).where('proposal.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** A page of them, the newest first. */
export async function findProposals(
  db: Database,
  whose: ProposalsOf,
  { state, after, limit }: { state: ProposalRow['state'] | null; after: ProposalPlace | null; limit: number },
): Promise<LoadedProposal[]> {
  let query = selectProposals(db).where(isOf(whose));
  if (state !== null) query = query.where('proposal.state', '=', state);
  if (after !== null) {
    query = query.where(
      sql<SqlBool>`(proposal.sent_at, proposal.id) < (${after.sentAt}::bigint, ${after.id}::uuid)`,
    );
  }
  return query.orderBy('proposal.sent_at', 'desc').orderBy('proposal.id', 'desc').limit(limit).execute();
}

/** How many there are in each state; states without any are left out. */
export async function countProposals(
  db: Database,
  whose: ProposalsOf,
): Promise<Map<ProposalRow['state'], number>> {
  const rows = await db
    .selectFrom('proposal')
    .select(['state', ({ fn }) => fn.countAll().as('count')])
    .where(isOf(whose))
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

function selectProposals(db: Database | Trx) {
  return db
    .selectFrom('proposal')
    .innerJoin('job', 'job.id', 'proposal.job_id')
    .innerJoin('organisation', 'organisation.id', 'job.organisation_id')
    .innerJoin('person', 'person.id', 'proposal.freelancer_id')
    .leftJoin('organisation as agency', 'agency.id', 'proposal.agency_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('offer')
          .select(['offer.id', 'offer.state', 'offer.changed_at'])
          .whereRef('offer.proposal_id', '=', 'proposal.id')
          .orderBy('offer.made_at', 'desc')
          .orderBy('offer.id', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .selectAll('proposal')
    .select((eb) => [
      'person.name as freelancer_name',
      'agency.name as agency_name',
      'job.organisation_id',
      'organisation.name as organisation_name',
      'job.title',
      'job.currency',
      'job.kind',
      'job.last_activity_at as job_last_activity_at',
      'job.closed_at as job_closed_at',
      sql<boolean>`${speakingFor('proposal.agency_id', 'proposal.freelancer_id')} is not null`.as(
        'represented',
      ),
      'newest.id as offer',
      'newest.state as offer_state',
      'newest.changed_at as offer_changed_at',
      eb
        .selectFrom('offer_ask')
        .select(({ fn }) => fn.max<bigint | null>('at').as('at'))
        .whereRef('offer_ask.offer_id', '=', 'newest.id')
        .as('offer_asked_at'),
    ]);
}

function isOf(whose: ProposalsOf): RawBuilder<SqlBool> {
  return 'job' in whose ? sql`proposal.job_id = ${whose.job}::uuid` : isProposalOf(whose);
}
