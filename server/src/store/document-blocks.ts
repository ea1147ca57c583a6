import type { Instant } from '@stint/core/instant';
import { invoiceNumber } from '@stint/core/particulars';
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from './desk.ts';
import type { NewDocument } from './invoice-documents.ts';

/**
 * Issues many documents, each under the next number of its series, in this order: as many numbers as a series needs are
 * taken at once, and no more. Whoever issues in one of these series waits until this transaction ends; where it is taken
 * back, so are the numbers. What is issued already takes no number.
 */
export async function issueDocuments(trx: Trx, documents: readonly NewDocument[]): Promise<void> {
  const issued = await issuedAmong(trx, documents);
  const fresh = documents.filter(({ event }) => !issued.has(event));
  if (fresh.length === 0) return;
  const bySeries = Map.groupBy(fresh, seriesOf);
  const last = await takeNumbers(trx, bySeries);
  const numbered = [...bySeries].flatMap(([series, some]) => {
    const before = (last.get(series) ?? 0) - some.length;
    return some.map((document, place) => ({ document, n: before + place + 1 }));
  });
  const rows = await Promise.all(
    numbered.map(async ({ document, n }) => ({ document, n, sums: await document.sums() })),
  );
  const all = <Value>(value: (one: (typeof rows)[number]) => Value): Value[] => rows.map(value);
  await sql`
    insert into invoice_document (issuer_id, series, year, n, number, event, kind, credits, organisation_id, contract_id,
      source, source_id, week, freelancer_id, currency, issued_at, net, tax, gross, body, logo_id)
    select * from unnest(
      ${all(({ document }) => document.issuer)}::uuid[], ${all(({ document }) => document.series)}::text[],
      ${all(({ document }) => yearOf(document.issuedAt))}::int[], ${all(({ n }) => n)}::int[],
      ${all(({ document, n }) => invoiceNumber(document.series, yearOf(document.issuedAt), n))}::text[],
      ${all(({ document }) => document.event)}::text[], ${all(({ document }) => document.kind)}::text[],
      ${all(({ document }) => document.credits)}::text[], ${all(({ document }) => document.booked.org)}::uuid[],
      ${all(({ document }) => document.booked.contract)}::uuid[],
      ${all(({ document }) => document.source.kind)}::text[],
      ${all(({ document: { source } }) => (source.kind === 'week' ? null : source.id))}::uuid[],
      ${all(({ document: { source } }) => (source.kind === 'week' ? source.week : null))}::bigint[],
      ${all(({ document }) => document.booked.freelancer)}::uuid[],
      ${all(({ document }) => document.booked.currency)}::text[],
      ${all(({ document }) => document.issuedAt)}::bigint[], ${all(({ sums }) => sums.net)}::bigint[],
      ${all(({ sums }) => sums.tax)}::bigint[], ${all(({ sums }) => sums.gross)}::bigint[],
      ${all(({ document }) => JSON.stringify(document.body))}::jsonb[],
      ${all(({ document }) => document.logo)}::uuid[])`.execute(trx);
}

async function issuedAmong(trx: Trx, documents: readonly NewDocument[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ event: string }>`
    select event from invoice_document where event = any (${documents.map(({ event }) => event)}::text[])`.execute(
    trx,
  );
  return new Set(rows.map(({ event }) => event));
}

/** The last number of each series, with those that are taken here. The house's series, which everybody waits for, last. */
async function takeNumbers(
  trx: Trx,
  bySeries: ReadonlyMap<string, readonly NewDocument[]>,
): Promise<ReadonlyMap<string, number>> {
  const taken = [...bySeries.values()].flatMap((some) =>
    some[0] ? [{ one: some[0], count: some.length }] : [],
  );
  const { rows } = await sql<{ issuer_id: string; series: string; year: number; last: number }>`
    insert into invoice_counter (issuer_id, series, year, last)
    select issuer, series, year, count from unnest(
      ${taken.map(({ one }) => one.issuer)}::uuid[], ${taken.map(({ one }) => one.series)}::text[],
      ${taken.map(({ one }) => yearOf(one.issuedAt))}::int[], ${taken.map(({ count }) => count)}::int[]
    ) as taken (issuer, series, year, count)
    order by ${IN_TURN}
    on conflict (issuer_id, series, year) do update set last = invoice_counter.last + excluded.last
    returning issuer_id, series, year, last`.execute(trx);
  return new Map(rows.map((row) => [`${row.issuer_id} ${row.series} ${row.year}`, row.last]));
}

/** The house's id is all zeros: from the last to the first. */
const IN_TURN: RawBuilder<unknown> = sql`issuer desc, series, year`;

function seriesOf({ issuer, series, issuedAt }: NewDocument): string {
  return `${issuer} ${series} ${yearOf(issuedAt)}`;
}

function yearOf(at: Instant): number {
  return new Date(at * 1000).getUTCFullYear();
}
