import type { Instant } from '@stint/core/instant';
import type { Particulars } from '@stint/core/particulars';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** Particulars as they are kept: the tax as its letter says it. */
export interface KeptParticulars {
  readonly version: number;
  readonly body: Partial<Particulars>;
  readonly tax: unknown;
  readonly logo: string | null;
}

/** The house as an issuer. It is no person and no organisation. */
export const THE_HOUSE = '00000000-0000-0000-0000-000000000000';

/** What holds now of a freelancer, an organisation or the house; null: nothing was ever written. */
export async function particularsOf(db: Database | Trx, party: string): Promise<KeptParticulars | null> {
  const row = await db
    .selectFrom('particulars')
    .select(['version', 'body', 'tax', 'logo_id as logo'])
    .where('party_id', '=', party)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The same of many; whoever is not in it has written nothing. */
export async function particularsAmong(
  trx: Trx,
  parties: readonly string[],
): Promise<ReadonlyMap<string, KeptParticulars>> {
  const { rows } = await sql<KeptParticulars & { party: string }>`
    select distinct on (party_id) party_id as party, version, body, tax, logo_id as logo
    from particulars where party_id = any (${[...new Set(parties)]}::uuid[])
    order by party_id, version desc`.execute(trx);
  return new Map(rows.map(({ party, ...kept }) => [party, kept]));
}

/** The taxes of those of these contracts that have one of their own. */
export async function taxesAmong(
  trx: Trx,
  contracts: readonly string[],
): Promise<ReadonlyMap<string, object>> {
  const { rows } = await sql<{ contract: string; tax: object | null }>`
    select distinct on (contract_id) contract_id as contract, tax
    from contract_tax where contract_id = any (${[...new Set(contracts)]}::uuid[])
    order by contract_id, version desc`.execute(trx);
  return new Map(rows.flatMap(({ contract, tax }) => (tax === null ? [] : [[contract, tax]])));
}

/** A new version. False where somebody else has written one meanwhile. */
export async function addParticulars(
  trx: Trx,
  party: string,
  { version, body, tax, logo }: KeptParticulars,
  by: { person: string; at: Instant },
): Promise<boolean> {
  const added = await trx
    .insertInto('particulars')
    .values({
      party_id: party,
      version,
      at: by.at,
      by_person_id: by.person,
      body: JSON.stringify(body),
      tax: JSON.stringify(tax),
      logo_id: logo,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}

/** The tax of one contract. Version 0: nothing was ever written; `tax` null: its issuer's own. */
export async function taxOfContract(
  db: Database | Trx,
  contract: string,
): Promise<{ version: number; tax: unknown }> {
  const row = await db
    .selectFrom('contract_tax')
    .select(['version', 'tax'])
    .where('contract_id', '=', contract)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { version: 0, tax: null };
}

/** A new version. False where somebody else has written one meanwhile. */
export async function addContractTax(
  trx: Trx,
  contract: string,
  { version, tax }: { version: number; tax: unknown },
  by: { person: string; at: Instant },
): Promise<boolean> {
  const row = { contract_id: contract, version, at: by.at, by_person_id: by.person };
  const added = await trx
    .insertInto('contract_tax')
    .values({ ...row, tax: tax === null ? null : JSON.stringify(tax) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}
