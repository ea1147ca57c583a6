import type { Instant } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import type { Currency } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import type { OpenWeek, TimesheetBody } from './money.ts';
import type { Part } from './part.ts';
import { rulesVersion } from './rules-version.ts';

/** A week as core judged it, before it locks. */
export interface WeekDraft extends OpenWeek {
  /** Of what it was judged, beside the diary: read before that was. */
  readonly stamp: string;
  readonly currency: Currency;
  /** Null: nothing of it is billed. */
  readonly invoice: Invoice | null;
  readonly trackedSeconds: number;
  readonly manualSeconds: number;
  readonly body: TimesheetBody;
}

/** Keeps what was judged, in the place of what was judged of the same weeks before. At the freelancers' desks. */
export async function putDrafts(trx: Trx, drafts: readonly WeekDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  await trx
    .insertInto('week_draft')
    .values(
      drafts.map((draft) => ({
        freelancer_id: draft.freelancer,
        contract_id: draft.contract,
        week: draft.week,
        stamp: draft.stamp,
        currency: draft.currency,
        invoice: draft.invoice && JSON.stringify(draft.invoice, asText),
        tracked_seconds: draft.trackedSeconds,
        manual_seconds: draft.manualSeconds,
        body: JSON.stringify(draft.body),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['freelancer_id', 'contract_id', 'week']).doUpdateSet((eb) => ({
        stamp: eb.ref('excluded.stamp'),
        currency: eb.ref('excluded.currency'),
        invoice: eb.ref('excluded.invoice'),
        tracked_seconds: eb.ref('excluded.tracked_seconds'),
        manual_seconds: eb.ref('excluded.manual_seconds'),
        body: eb.ref('excluded.body'),
      })),
    )
    .execute();
}

/** The week of a segment is not what it was judged by: whoever changes its diary says so, at the freelancer's desk. */
export async function dropDraft(trx: Trx, key: DiaryKey, segments: readonly number[]): Promise<void> {
  const weeks = [...new Set(segments.map((segment) => weekOf(segmentStart(segment))))];
  await sql`delete from week_draft where freelancer_id = ${key.freelancer} and contract_id = ${key.contract}
    and week = any (${weeks}::bigint[])`.execute(trx);
}

/** Of what a contract's weeks are judged beside their diary, in one line. */
export async function stampsOf(trx: Trx, contracts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; stamp: string }>`
    select id, ${STAMP} as stamp from contract where id = any (${[...contracts]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}

/**
 * Every row that `loadContract` reads of what core asks for is in it, by a number that changes with it: versions of terms
 * and standings are only added, a raise has a state, a card's verification an instant.
 */
export const STAMP: RawBuilder<string> = sql<string>`concat_ws('/', ${sql.lit(rulesVersion())}::text,
  (select max(version) from contract_terms where contract_terms.contract_id = contract.id),
  coalesce((select max(n) from contract_standing where contract_standing.contract_id = contract.id), -1),
  coalesce((select concat_ws(':', at, rate, state) from scheduled_raise where scheduled_raise.contract_id = contract.id), '-'),
  coalesce((select min(verified_at) from payment_method
    where payment_method.organisation_id = contract.organisation_id), -1))`;

/** Weeks that are over, have not locked, and are not judged: the oldest first. */
export async function weeksToJudge(
  db: Database,
  over: { from: Instant; to: Instant },
  part: Part,
): Promise<OpenWeek[]> {
  const { rows } = await sql<{ freelancer_id: string; contract_id: string; week: bigint }>`
    select freelancer_id, contract_id, week from work_week
    where not closed and week > ${over.from} and week <= ${over.to} and not exists (
      select from week_draft where week_draft.freelancer_id = work_week.freelancer_id
        and week_draft.contract_id = work_week.contract_id and week_draft.week = work_week.week)
    order by week, contract_id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map((row) => ({
    freelancer: row.freelancer_id,
    contract: row.contract_id,
    week: Number(row.week),
  }));
}

/** An invoice as a draft keeps it: money as text. */
interface KeptInvoice {
  readonly lines: readonly {
    kind: 'tracked' | 'manual';
    rate: string;
    seconds: number;
    amount: string;
  }[];
  readonly stipend?: { readonly weekly: string; readonly percent: number; readonly amount: string };
  readonly total: string;
  readonly freelancerFee: string;
  readonly net: string;
  readonly clientFee: string;
  readonly clientTotal: string;
}

export function invoiceOfKept(kept: object): Invoice {
  const { lines, stipend, total, freelancerFee, net, clientFee, clientTotal } = kept as KeptInvoice;
  return {
    ...(stipend && {
      stipend: { ...stipend, weekly: BigInt(stipend.weekly), amount: BigInt(stipend.amount) },
    }),
    lines: lines.map(({ kind, rate, seconds, amount }) => ({
      kind,
      rate: BigInt(rate),
      seconds,
      amount: BigInt(amount),
    })),
    total: BigInt(total),
    freelancerFee: BigInt(freelancerFee),
    net: BigInt(net),
    clientFee: BigInt(clientFee),
    clientTotal: BigInt(clientTotal),
  };
}

function asText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
