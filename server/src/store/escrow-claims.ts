import type { ClaimState } from '@stint/core/escrow/claim';
import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { EscrowTables } from './escrow-tables.ts';

/** Money in escrow whose way back is asked. */
export interface Claim {
  readonly contract: string;
  readonly n: number;
  readonly cause: 'client-ended' | 'dormant';
  readonly state: ClaimState;
  readonly openedAt: Instant;
  readonly since: Instant;
}

export interface NewWord {
  readonly deed: EscrowTables['escrow_word']['deed'];
  readonly side: EscrowTables['escrow_word']['side'];
  readonly says: string;
  readonly released: Minor | null;
  readonly at: Instant;
  readonly by: string;
}

export interface Word extends NewWord {
  readonly claim: number;
  readonly byName: string;
}

/** The claims of a contract, the first first. */
export async function claimsOf(db: Database | Trx, contract: string): Promise<Claim[]> {
  const rows = await db
    .selectFrom('escrow_claim')
    .selectAll()
    .where('contract_id', '=', contract)
    .orderBy('n')
    .execute();
  return rows.map(({ contract_id, opened_at: openedAt, since, ...row }) => ({
    ...row,
    contract: contract_id,
    openedAt: Number(openedAt),
    since: Number(since),
  }));
}

export async function wordsOf(db: Database | Trx, contract: string): Promise<Word[]> {
  const rows = await db
    .selectFrom('escrow_word')
    .innerJoin('person', 'person.id', 'by_person_id')
    .selectAll('escrow_word')
    .select('person.name as by_name')
    .where('contract_id', '=', contract)
    .orderBy('claim')
    .orderBy('n')
    .execute();
  return rows.map(({ claim, deed, side, says, released, at, by_person_id: by, by_name: byName }) => ({
    claim,
    deed,
    side,
    says,
    released,
    at: Number(at),
    by,
    byName,
  }));
}

/** Asked with the contract locked, where no claim is open. */
export async function addClaim(
  trx: Trx,
  { contract, n, cause, at }: { contract: string; n: number; cause: Claim['cause']; at: Instant },
): Promise<void> {
  await trx
    .insertInto('escrow_claim')
    .values({ contract_id: contract, n, cause, state: 'asked', opened_at: at, since: at })
    .execute();
}

/** Asked with the contract locked. */
export async function moveClaim(
  trx: Trx,
  { contract, n }: Claim,
  to: { state: ClaimState; at: Instant },
  word: NewWord | null,
): Promise<void> {
  await trx
    .updateTable('escrow_claim')
    .set({ state: to.state, since: to.at })
    .where('contract_id', '=', contract)
    .where('n', '=', n)
    .execute();
  if (!word) return;
  const { count } = await trx
    .selectFrom('escrow_word')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('contract_id', '=', contract)
    .where('claim', '=', n)
    .executeTakeFirstOrThrow();
  const { by, ...rest } = word;
  await trx
    .insertInto('escrow_word')
    .values({ contract_id: contract, claim: n, n: Number(count), by_person_id: by, ...rest })
    .execute();
}

/** One that is not over, for operators. */
export interface ClaimWaiting {
  readonly contract: string;
  readonly title: string;
  readonly client: string;
  readonly freelancer: string;
  readonly cause: Claim['cause'];
  readonly state: 'asked' | 'disputed' | 'heard';
  readonly held: Minor;
  readonly currency: Currency;
  readonly openedAt: Instant;
  readonly since: Instant;
}

/** Those that wait for an operator first, then the oldest. */
export async function claimsWaiting(
  db: Database,
  limit: number,
): Promise<{ waiting: ClaimWaiting[]; count: number }> {
  const { rows } = await sql<Omit<ClaimWaiting, 'openedAt' | 'since'> & { opened_at: bigint; at: bigint }>`
    select claim.contract_id as contract, contract.title, organisation.name as client, person.name as freelancer,
      claim.cause, claim.state, claim.opened_at, claim.since as at,
      (select sum(amount - released - refunded)::bigint from escrow_deposit as deposit
        where deposit.contract_id = claim.contract_id and deposit.state in ('succeeded', 'disputed')) as held,
      (select currency from escrow_deposit as deposit where deposit.contract_id = claim.contract_id limit 1) as currency
    from escrow_claim as claim join contract on contract.id = claim.contract_id
    join organisation on organisation.id = contract.organisation_id
    join person on person.id = contract.freelancer_id
    where claim.state in ('asked', 'disputed', 'heard')
    order by claim.state = 'heard' desc, claim.since, claim.contract_id limit ${limit}`.execute(db);
  const { count } = await db
    .selectFrom('escrow_claim')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', 'in', ['asked', 'disputed', 'heard'])
    .executeTakeFirstOrThrow();
  return {
    waiting: rows.map(({ opened_at: openedAt, at, ...row }) => ({
      ...row,
      openedAt: Number(openedAt),
      since: Number(at),
    })),
    count: Number(count),
  };
}
