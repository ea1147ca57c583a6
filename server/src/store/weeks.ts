import type { Invoice } from '@stint/core/invoice';
import type { DiaryEntry, Timesheet } from '@stint/core/timesheet';
import type { Week } from '@stint/core/week';
import type { Entry } from '@stint/wire/diary';
import { entryOfLetter } from '@stint/wire/entry';
import { LIMITS } from '@stint/wire/limits';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';

/** A week as it locked, as it is kept in `timesheet.body`. */
export interface FrozenWeek {
  readonly limitMinutes: number | null;
  readonly currency: string;
  readonly entries: readonly Entry[];
}

/** The week's timesheet as it locked; null while it has not been closed. */
export async function frozenTimesheet(
  db: Database | Trx,
  key: DiaryKey,
  week: Week,
): Promise<Timesheet | null> {
  const row = await db
    .selectFrom('timesheet')
    .select('body')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('week', '=', BigInt(week))
    .executeTakeFirst();
  if (!row) return null;
  const frozen = row.body as FrozenWeek;
  const entries: DiaryEntry[] = frozen.entries.map((entry) => entryOfLetter(entry, frozen.currency));
  return { week, limitMinutes: frozen.limitMinutes, entries };
}

/** The newest weeks of a contract with something in their diary, the newest first. */
export async function workWeeks(db: Database, key: DiaryKey): Promise<Week[]> {
  const rows = await db
    .selectFrom('work_week')
    .select('week')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .orderBy('week', 'desc')
    .limit(LIMITS.weeks)
    .execute();
  return rows.map((row) => Number(row.week));
}

/** The invoice that was issued for a week; null when there is none (yet). */
export async function issuedInvoice(
  db: Database,
  key: { organisation: string; contract: string },
  week: Week,
): Promise<Invoice | null> {
  const row = await db
    .selectFrom('invoice')
    .selectAll()
    .where('organisation_id', '=', key.organisation)
    .where('contract_id', '=', key.contract)
    .where('week', '=', BigInt(week))
    .executeTakeFirst();
  if (!row) return null;
  const lines = await db
    .selectFrom('invoice_line')
    .select(['kind', 'rate', 'seconds', 'amount'])
    .where('organisation_id', '=', key.organisation)
    .where('contract_id', '=', key.contract)
    .where('week', '=', BigInt(week))
    .orderBy('n')
    .execute();
  return {
    lines,
    total: row.total,
    freelancerFee: row.freelancer_fee,
    net: row.net,
    clientFee: row.client_fee,
    clientTotal: row.client_total,
  };
}

export type ChargeState = 'asked' | 'succeeded' | 'declined';

/** How the last attempt to charge a week's invoice stands; null when there was none. */
export async function chargeState(
  db: Database,
  key: { organisation: string; contract: string },
  week: Week,
): Promise<ChargeState | null> {
  const row = await db
    .selectFrom('charge')
    .select('state')
    .where('organisation_id', '=', key.organisation)
    .where('contract_id', '=', key.contract)
    .where('week', '=', BigInt(week))
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state ?? null;
}
