import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import { speakingFor } from './agencies.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Party } from './party.ts';

/** What two sides write to each other, with their names. */
export interface ThreadRow {
  readonly id: string;
  readonly title: string;
  readonly freelancer: Party;
  readonly organisation: Party;
  /** As long as it speaks for the freelancer. */
  readonly agency: Party | null;
  readonly proposal: string | null;
  readonly job: string | null;
  readonly contract: string | null;
  readonly lastN: number;
  readonly lastAt: Instant;
}

/** The threads of these ids, the one with the newest message first. */
export async function loadThreads(db: Database | Trx, ids: readonly string[]): Promise<ThreadRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('thread')
    .innerJoin('person', 'person.id', 'thread.freelancer_id')
    .innerJoin('organisation', 'organisation.id', 'thread.organisation_id')
    .leftJoin('organisation as agency', (join) =>
      join.on('agency.id', '=', speakingFor('thread.agency_id', 'thread.freelancer_id')),
    )
    .leftJoin('contract', 'contract.id', 'thread.contract_id')
    .leftJoin('proposal', 'proposal.id', 'thread.proposal_id')
    .leftJoin('job', 'job.id', 'proposal.job_id')
    .select(['thread.id', 'thread.proposal_id', 'thread.contract_id', 'thread.last_n', 'thread.last_at'])
    .select(['person.id as freelancer_id', 'person.name as freelancer_name'])
    .select(['organisation.id as organisation_id', 'organisation.name as organisation_name'])
    .select(['agency.id as agency_id', 'agency.name as agency_name'])
    .select(['contract.title as contract_title', 'job.title as job_title', 'job.id as job_id'])
    .where('thread.id', 'in', [...ids])
    .orderBy('thread.last_at', 'desc')
    .orderBy('thread.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.contract_title ?? row.job_title ?? '',
    freelancer: { id: row.freelancer_id, name: row.freelancer_name },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    agency: row.agency_id === null ? null : { id: row.agency_id, name: row.agency_name ?? '' },
    proposal: row.proposal_id,
    job: row.job_id,
    contract: row.contract_id,
    lastN: row.last_n,
    lastAt: Number(row.last_at),
  }));
}

export async function loadThread(db: Database | Trx, id: string): Promise<ThreadRow | null> {
  const [thread] = await loadThreads(db, [id]);
  return thread ?? null;
}

/** Who asks for threads: a person, by themselves and by what they are a member of. */
export interface Reader {
  readonly person: string;
  readonly organisations: readonly string[];
  readonly agencies: readonly string[];
}

/** The newest of the threads that somebody may read and that have anything in them: ids, `limit` of them. */
export async function threadsOf(
  db: Database,
  reader: Reader,
  { before, limit }: { before: string | null; limit: number },
): Promise<string[]> {
  let query = db
    .selectFrom('thread')
    .select('id')
    .where(mayRead(reader))
    .where('last_n', '>', 0)
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== null) {
    // A thread of others has no place in this list: when it was last written in is not told by what comes after it.
    query = query.where(
      sql<boolean>`(last_at, id) < (
        select last_at, id from thread where thread.id = ${before}::uuid and ${mayRead(reader)}
      )`,
    );
  }
  return (await query.execute()).map(({ id }) => id);
}

/** SQL for: this reader is of one of the thread's sides. */
export function mayRead({ person, organisations, agencies }: Reader) {
  const speaks = speakingFor('thread.agency_id', 'thread.freelancer_id');
  return sql<boolean>`(
    thread.freelancer_id = ${person}::uuid
    or thread.organisation_id = any (${[...organisations]}::uuid[])
    or (thread.agency_id = any (${[...agencies]}::uuid[]) and ${speaks} is not null)
  )`;
}

/** Locks a thread: what is written in it comes one after the other. The last lock that a transaction takes. */
export async function lockThread(trx: Trx, id: string): Promise<{ lastN: number; lastAt: Instant }> {
  const row = await trx
    .selectFrom('thread')
    .select(['last_n', 'last_at'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { lastN: row.last_n, lastAt: Number(row.last_at) };
}

/**
 * The contract takes the proposal's thread over. Nothing where there is none yet: the contract's own begins when somebody
 * writes, or something happens.
 */
export async function takeOver(
  trx: Trx,
  { proposal, contract }: { proposal: string; contract: string },
): Promise<void> {
  await trx
    .updateTable('thread')
    .set({ contract_id: contract })
    .where('proposal_id', '=', proposal)
    .where('contract_id', 'is', null)
    .execute();
}

/** A thread that is begun where there is none. */
export interface Beginning {
  readonly id: string;
  readonly at: Instant;
}

/** The thread of a contract; begun, or taken over from the proposal that the contract came of. Null: no such contract. */
export async function threadOfContract(trx: Trx, contract: string, begin: Beginning): Promise<string | null> {
  // Who begins it at the same moment is waited for, and found when looked for again.
  for (let tries = 0; tries < 4; tries += 1) {
    const found = await trx
      .selectFrom('thread')
      .select('id')
      .where('contract_id', '=', contract)
      .executeTakeFirst();
    if (found) return found.id;
    const of = await trx
      .selectFrom('contract')
      .leftJoin('offer', 'offer.id', 'contract.offer_id')
      .select(['contract.organisation_id', 'contract.freelancer_id', 'contract.agency_id', 'proposal_id'])
      .where('contract.id', '=', contract)
      .executeTakeFirst();
    if (!of) return null;
    if (of.proposal_id !== null) await takeOver(trx, { proposal: of.proposal_id, contract });
    // At last without the proposal: another contract of the same one has its thread.
    const proposal = tries < 2 ? of.proposal_id : null;
    await addThread(trx, { ...begin, ...of, contract_id: contract, proposal_id: proposal });
  }
  throw new Error('a thread could not be begun');
}

/** The thread of a proposal, or of the contract that came of it; begun where there is none. Null: no such proposal. */
export async function threadOfProposal(trx: Trx, proposal: string, begin: Beginning): Promise<string | null> {
  for (let tries = 0; tries < 2; tries += 1) {
    const found = await trx
      .selectFrom('thread')
      .select('id')
      .where('proposal_id', '=', proposal)
      .executeTakeFirst();
    if (found) return found.id;
    const of = await trx
      .selectFrom('proposal')
      .innerJoin('job', 'job.id', 'proposal.job_id')
      .select(['job.organisation_id', 'proposal.freelancer_id', 'proposal.agency_id'])
      .where('proposal.id', '=', proposal)
      .executeTakeFirst();
    if (!of) return null;
    await addThread(trx, { ...begin, ...of, contract_id: null, proposal_id: proposal });
  }
  throw new Error('a thread could not be begun');
}

/** The thread of an offer: that of its contract, or of the proposal that it answers. Null where it has neither yet. */
export async function threadOfOffer(trx: Trx, offer: string, begin: Beginning): Promise<string | null> {
  const of = await trx
    .selectFrom('offer')
    .leftJoin('contract', 'contract.offer_id', 'offer.id')
    .select(['offer.proposal_id', 'contract.id as contract_id'])
    .where('offer.id', '=', offer)
    .executeTakeFirst();
  if (!of) return null;
  if (of.contract_id !== null) return threadOfContract(trx, of.contract_id, begin);
  return of.proposal_id === null ? null : threadOfProposal(trx, of.proposal_id, begin);
}

interface NewThread extends Beginning {
  readonly organisation_id: string;
  readonly freelancer_id: string;
  readonly agency_id: string | null;
  readonly contract_id: string | null;
  readonly proposal_id: string | null;
}

async function addThread(trx: Trx, { at, id, ...thread }: NewThread): Promise<void> {
  const { organisation_id, freelancer_id, agency_id, contract_id, proposal_id } = thread;
  await trx
    .insertInto('thread')
    .values({
      id,
      organisation_id,
      freelancer_id,
      agency_id,
      contract_id,
      proposal_id,
      made_at: at,
      last_n: 0,
      last_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
