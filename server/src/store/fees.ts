import type { FeeBand, FeeTable } from '@stint/core/fee-table';
import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { FeeTables, KeptBand } from './fee-tables.ts';

/** One version of a currency's table. */
export interface FeeVersion {
  readonly currency: Currency;
  readonly version: number;
  readonly bands: FeeTable;
  readonly at: Instant;
  readonly by: string;
}

/** Every version that was set, the newest first. */
export async function feeVersions(db: Database | Trx): Promise<FeeVersion[]> {
  const rows = await db
    .selectFrom('fee_table')
    .innerJoin('person', 'person.id', 'fee_table.by_person_id')
    .selectAll('fee_table')
    .select('person.name as by')
    .orderBy('at', 'desc')
    .orderBy('currency')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(versionOfRow);
}

/** The last version of a currency's table; null: it has none. */
export async function feeTableOf(db: Database | Trx, currency: Currency): Promise<FeeVersion | null> {
  const row = await db
    .selectFrom('fee_table')
    .innerJoin('person', 'person.id', 'fee_table.by_person_id')
    .selectAll('fee_table')
    .select('person.name as by')
    .where('currency', '=', currency)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? versionOfRow(row) : null;
}

/** A new version. False where there is one of that number. */
export async function addFeeTable(
  trx: Trx,
  { currency, version, bands, at, by }: FeeVersion,
): Promise<boolean> {
  const added = await trx
    .insertInto('fee_table')
    .values({ currency, version, at, by_person_id: by, bands: JSON.stringify(bands.map(kept)) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}

/**
 * What two sides have billed each other in a currency, on all their contracts: work on invoices of weeks, payments and
 * milestones, before tax, less what was credited.
 */
export async function billedBetween(
  db: Database | Trx,
  { organisation, freelancer, currency }: { organisation: string; freelancer: string; currency: Currency },
): Promise<Minor> {
  const row = await db
    .selectFrom('invoice_document')
    .select(sql<bigint>`coalesce(sum(case when credits is null then net else -net end), 0)::bigint`.as('sum'))
    .where('organisation_id', '=', organisation)
    .where('freelancer_id', '=', freelancer)
    .where('currency', '=', currency)
    .where('kind', '=', 'work')
    .executeTakeFirstOrThrow();
  return row.sum;
}

/** By which band a contract's fees were read, once. */
export interface ContractFee {
  readonly currency: Currency;
  readonly version: number;
  readonly billed: Minor;
  readonly band: FeeBand;
  readonly until: Minor | null;
  readonly at: Instant;
}

export async function addContractFee(trx: Trx, contract: string, fee: ContractFee): Promise<void> {
  const { currency, version, billed, band, until, at } = fee;
  const told = { ...kept(band), until: until === null ? null : String(until) };
  await trx
    .insertInto('contract_fee')
    .values({ contract_id: contract, currency, version, billed, band: JSON.stringify(told), at })
    .execute();
}

export async function contractFee(db: Database, contract: string): Promise<ContractFee | null> {
  const row = await db
    .selectFrom('contract_fee')
    .selectAll()
    .where('contract_id', '=', contract)
    .executeTakeFirst();
  if (!row) return null;
  const { currency, version, billed, band, at } = row;
  const until = band.until === null ? null : BigInt(band.until);
  return { currency, version, billed, band: bandOf(band), until, at: Number(at) };
}

function versionOfRow(row: Selectable<FeeTables['fee_table']> & { by: string }): FeeVersion {
  const { currency, version, at, by, bands } = row;
  return { currency, version, at: Number(at), by, bands: bands.map(bandOf) };
}

function kept({ from, freelancer, client }: FeeBand): KeptBand {
  return { from: String(from), freelancer: String(freelancer), client: String(client) };
}

function bandOf({ from, freelancer, client }: KeptBand): FeeBand {
  return { from: BigInt(from), freelancer: BigInt(freelancer), client: BigInt(client) };
}
