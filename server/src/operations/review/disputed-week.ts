import type { BookedWeek } from '@stint/core/bookings';
import type { Standing } from '@stint/core/dispute-shares';
import { sumOfShares } from '@stint/core/dispute-shares';
import type { BillTerms } from '@stint/core/invoice';
import { type Minor, sum } from '@stint/core/money';
import type { Timesheet } from '@stint/core/timesheet';
import type { Week } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { type DisputedRow, type DisputeRow, disputedOf, disputesOf } from '../../store/disputes.ts';
import { issuedStipends } from '../../store/stipends.ts';
import { judgeWeek } from '../diary/judge-week.ts';
import { shareOf } from './dispute-letter.ts';

/** The week as it locked, and what of it is disputed. */
export interface DisputedWeek {
  readonly timesheet: Timesheet;
  /** What its invoice was made by. */
  readonly terms: BillTerms;
  readonly rows: readonly DisputeRow[];
  readonly lines: readonly DisputedRow[];
}

export async function disputedWeek(
  db: Database | Trx,
  loaded: LoadedContract,
  { org, contract, week }: BookedWeek,
): Promise<DisputedWeek> {
  const key = { organisation: org, contract };
  const judged = await judgeWeek(db, loaded, week);
  const rows = await disputesOf(db, key, [week]);
  const lines = await disputedOf(db, key, [week]);
  // What came after the lock is no part of the invoice (T6).
  const entries = judged.entries.filter(({ reasons }) => !reasons.includes('late'));
  const terms = await issuedTerms(db, loaded, week);
  return { timesheet: { ...judged, entries }, terms, rows, lines };
}

/** What the invoice of a closed week was made by: the fees of the contract, and the stipend that is on it. */
export async function issuedTerms(
  db: Database | Trx,
  { id, organisation, contract }: LoadedContract,
  week: Week,
): Promise<BillTerms> {
  const key = { organisation: organisation.id, contract: id };
  const stipend = (await issuedStipends(db, key, [week])).get(week) ?? null;
  return { freelancerFee: contract.freelancerFee, clientFee: contract.clientFee, stipend };
}

/** What of it is disputed, or was decided: a withdrawn dispute has left nothing behind. */
export function standingOf({
  rows,
  lines,
}: DisputedWeek): Standing & { readonly lines: DisputedRow[]; readonly stipend: Minor } {
  const standing = new Map(rows.filter(({ state }) => state !== 'withdrawn').map((row) => [row.id, row]));
  return {
    lines: lines.filter((line) => standing.has(line.dispute_id)),
    share: sumOfShares([...standing.values()].map(shareOf)),
    stipend: sum([...standing.values()].map(({ stipend }) => stipend)),
  };
}

/** The lines of one dispute, in the order of the diary. */
export function linesOf({ lines }: Pick<DisputedWeek, 'lines'>, dispute: string): DisputedRow[] {
  return lines.filter((line) => line.dispute_id === dispute);
}
