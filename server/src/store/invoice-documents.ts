import type { BookedOn } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { invoiceNumber, type Particulars } from '@stint/core/particulars';
import type { Source } from '@stint/core/source';
import type { Taxed } from '@stint/core/tax';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Tables } from './schema.ts';

/** Whose supply a document is for: the freelancer's work, or what the house takes of either side for its own. */
export type DocumentKind = Tables['invoice_document']['kind'];

/** What is fixed when a document is issued. Particulars from before there were any are but a name. */
export interface DocumentBody {
  readonly title: string;
  readonly issuer: Partial<Particulars>;
  readonly receiver: Partial<Particulars>;
  readonly tax: unknown;
  /** What was supplied, and on which days; a week says both itself. */
  readonly supply?: Supply;
}

export interface Supply {
  readonly says: string;
  readonly from: string;
  readonly to: string;
}

export interface IssuedDocument {
  readonly issuer: string;
  readonly number: string;
  readonly place: bigint;
  readonly kind: DocumentKind;
  readonly credits: string | null;
  readonly booked: BookedOn;
  readonly source: Source;
  readonly issuedAt: Instant;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  readonly body: DocumentBody;
  readonly logo: string | null;
}

export interface NewDocument
  extends Pick<IssuedDocument, 'issuer' | 'kind' | 'booked' | 'source' | 'issuedAt' | 'body'> {
  /** What it is issued for, by one name: the same again is issued once. */
  readonly event: string;
  readonly series: string;
  readonly credits: string | null;
  /** Asked once it is this one's turn. */
  readonly sums: () => Promise<Omit<Taxed, 'lines'>>;
  readonly logo: string | null;
}

/**
 * Issues a document under the next number of its issuer's series in that year. Whoever issues another one waits until this
 * transaction ends; where it is taken back, so is the number: there is no gap and none twice. Null, and no number is
 * taken, where it is issued already.
 */
export async function issueDocument(trx: Trx, one: NewDocument): Promise<string | null> {
  const { issuer, series, booked, source } = one;
  const year = new Date(one.issuedAt * 1000).getUTCFullYear();
  // From here on until the end of the transaction nobody else issues in this series.
  const last = await lockCounter(trx, { issuer, series, year });
  if (await isIssued(trx, one.event)) return null;
  const n = last + 1;
  await count(trx, { issuer, series, year }, n);
  const number = invoiceNumber(series, year, n);
  const sums = await one.sums();
  await trx
    .insertInto('invoice_document')
    .values({
      issuer_id: issuer,
      series,
      year,
      n,
      number,
      event: one.event,
      kind: one.kind,
      credits: one.credits,
      organisation_id: booked.org,
      contract_id: booked.contract,
      source: source.kind,
      source_id: source.kind === 'week' ? null : source.id,
      week: source.kind === 'week' ? source.week : null,
      freelancer_id: booked.freelancer,
      currency: booked.currency,
      issued_at: one.issuedAt,
      net: sums.net,
      tax: sums.tax,
      gross: sums.gross,
      body: JSON.stringify(one.body),
      logo_id: one.logo,
    })
    .execute();
  return number;
}

interface Series {
  readonly issuer: string;
  readonly series: string;
  readonly year: number;
}

/** The last number that was given; 0 where none was. */
async function lockCounter(trx: Trx, { issuer, series, year }: Series): Promise<number> {
  const { last } = await trx
    .insertInto('invoice_counter')
    .values({ issuer_id: issuer, series, year, last: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['issuer_id', 'series', 'year'])
        .doUpdateSet((eb) => ({ last: eb.ref('invoice_counter.last') })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

async function count(trx: Trx, { issuer, series, year }: Series, last: number): Promise<void> {
  await trx
    .updateTable('invoice_counter')
    .set({ last })
    .where('issuer_id', '=', issuer)
    .where('series', '=', series)
    .where('year', '=', year)
    .execute();
}

async function isIssued(trx: Trx, event: string): Promise<boolean> {
  const row = await trx
    .selectFrom('invoice_document')
    .select('number')
    .where('event', '=', event)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every document of a contract's week, payment or milestone, in the order of issue. */
export async function documentsOf(
  db: Database | Trx,
  { contract, source }: SourceKey,
): Promise<IssuedDocument[]> {
  const issued = db
    .selectFrom('invoice_document')
    .selectAll()
    .where('contract_id', '=', contract)
    .where('source', '=', source.kind)
    .orderBy('place');
  const rows =
    source.kind === 'week'
      ? issued.where('week', '=', BigInt(source.week))
      : issued.where('source_id', '=', source.id);
  return (await rows.execute()).map(documentOf);
}

export interface SourceKey {
  readonly contract: string;
  readonly source: Source;
}

/** By its number, which no two of one contract have: each series of theirs is of one issuer. */
export async function findDocument(
  db: Database,
  { contract, number }: { readonly contract: string; readonly number: string },
): Promise<IssuedDocument | null> {
  const row = await db
    .selectFrom('invoice_document')
    .selectAll()
    .where('contract_id', '=', contract)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? documentOf(row) : null;
}

/** Whose list it is: what each side is a side of. The house's fee of the one side is none of the other's. */
export interface ListOf {
  readonly person: string;
  readonly organisations: readonly string[];
  /** The `place` of the last one of the page before; null: the first page. */
  readonly after: bigint | null;
  readonly limit: number;
}

/** The newest first. */
export async function listDocuments(
  db: Database,
  { person, organisations, after, limit }: ListOf,
): Promise<IssuedDocument[]> {
  // Two lists, each by its own index, and of both the newest.
  const own = sidesList(db, { after, limit })
    .where('freelancer_id', '=', person)
    .where('kind', '<>', 'client-fee');
  const clients = sidesList(db, { after, limit })
    .where('organisation_id', '=', sql<string>`any(${[...organisations]}::uuid[])`)
    .where('kind', '<>', 'freelancer-fee');
  const rows = [...(await own.execute()), ...(await clients.execute())];
  const once = new Map(rows.map((row) => [row.place, row]));
  return [...once.values()]
    .sort((a, b) => Number(b.place - a.place))
    .slice(0, limit)
    .map(documentOf);
}

function sidesList(db: Database, { after, limit }: Pick<ListOf, 'after' | 'limit'>) {
  const newest = db.selectFrom('invoice_document').selectAll().orderBy('place', 'desc').limit(limit);
  return after === null ? newest : newest.where('place', '<', after);
}

function documentOf(row: Selectable<Tables['invoice_document']>): IssuedDocument {
  return {
    issuer: row.issuer_id,
    number: row.number,
    place: row.place,
    kind: row.kind,
    credits: row.credits,
    booked: {
      contract: row.contract_id,
      org: row.organisation_id,
      freelancer: row.freelancer_id,
      currency: row.currency,
    },
    source: sourceOf(row),
    issuedAt: Number(row.issued_at),
    net: row.net,
    tax: row.tax,
    gross: row.gross,
    body: row.body as DocumentBody,
    logo: row.logo_id,
  };
}

function sourceOf(row: Selectable<Tables['invoice_document']>): Source {
  const { source: kind, source_id: id, week } = row;
  if (kind === 'week' && week !== null) return { kind, week: Number(week) };
  if (kind !== 'week' && id !== null) return { kind, id };
  throw new Error(`document ${row.number} is of nothing`);
}
