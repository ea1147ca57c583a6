import { type BilledKey, type Share, shareOfInvoice } from './dispute.ts';
import type { BillTerms, Fees } from './invoice.ts';
import type { Minor } from './money.ts';
import type { Timesheet } from './timesheet.ts';

/** D5: how much the fund advances for one client and one freelancer within so many days of work. */
export interface FundCap {
  readonly amount: Minor;
  readonly days: number;
}

/** Whole units of a currency, of one without minor digits, and days of work: what holds where the operator has set nothing. */
export const USUAL_CAP = { units: 2500, small: 250_000, days: 91 } as const;

/**
 * What of an invoice is protected time, by the verdicts that were kept when its week locked: they never change. `without`:
 * lines that are disputed, or were refunded. A stipend is never protected (B6).
 */
export function protectedShare(
  contract: Fees & Partial<BillTerms>,
  timesheet: Timesheet,
  without: readonly BilledKey[] = [],
): Share {
  const left = new Set(without.map(keyOf));
  const lines = timesheet.entries.filter((entry) => entry.protected === true && !left.has(keyOf(entry)));
  return shareOfInvoice(contract, timesheet, lines);
}

/** What a part of a debt comes to: `short` waits for the fund to be filled, `overCap` for the client alone. */
export interface Advancing {
  readonly pays: Minor;
  readonly short: Minor;
  readonly overCap: Minor;
}

/**
 * D5: what the fund pays of a debt now. The freelancer's own part of it is paid, no fee of anybody's: those stay owed by the
 * client. Never more than is in the fund, than the cap leaves, or than is still to come of that week (`left`).
 */
export function advanceOf(debt: {
  readonly protected: Minor;
  /** What the fund has paid of it. */
  readonly advanced: Minor;
  /** What of the week's net is neither held, refunded nor advanced. */
  readonly left: Minor;
  readonly cap: Minor;
  /** What the fund has advanced for the pair and does not have back, of weeks within the cap's days. */
  readonly outstanding: Minor;
  readonly fund: Minor;
}): Advancing {
  const due = least(debt.protected - debt.advanced, debt.left);
  const covered = least(due, debt.cap - debt.outstanding);
  const pays = least(covered, debt.fund);
  return { pays, short: covered - pays, overCap: due - covered };
}

function least(a: Minor, b: Minor): Minor {
  const less = a < b ? a : b;
  return less > 0n ? less : 0n;
}

function keyOf({ segment, kind }: BilledKey): string {
  return `${segment} ${kind}`;
}
