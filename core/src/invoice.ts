import type { Contract } from './contract.ts';
import { type Minor, payFor, shareOf, sum } from './money.ts';
import { isForTheRecord, type Timesheet } from './timesheet.ts';

/** One line for each (kind, rate), however often a rate returns (B4). */
export interface InvoiceLine {
  readonly kind: 'tracked' | 'manual';
  readonly rate: Minor;
  readonly seconds: number;
  readonly amount: Minor;
}

/** A week's part of the fixed sum that the terms hold (B6). Minor units. */
export interface Stipend {
  /** What the terms say for a whole week. */
  readonly weekly: Minor;
  /** Whole percent of it, below 100 in the first week alone. */
  readonly percent: number;
  /** `percent` of `weekly`, rounded half up once; above 0. */
  readonly amount: Minor;
}

/** What is charged at once. `total = net + freelancerFee`, `clientTotal = total + clientFee`. Minor units. */
export interface Sums {
  readonly total: Minor;
  readonly freelancerFee: Minor;
  readonly net: Minor;
  readonly clientFee: Minor;
  readonly clientTotal: Minor;
}

/** A week's bill. */
export interface Invoice extends Sums {
  readonly lines: readonly InvoiceLine[];
  /** A line of its own, beside those of time (B6); missing where there is none. */
  readonly stipend?: Stipend;
}

/** What an invoice takes from the terms. */
export type Fees = Pick<Contract, 'freelancerFee' | 'clientFee'>;

/** What a week's bill is made by: the fees, and the stipend that is on it. */
export interface BillTerms extends Fees {
  readonly stipend: Stipend | null;
}

/**
 * B4; null where nothing is billed (B5). Each line and each fee is rounded once. `stipend`: billed beside the time, and
 * part of the total that fees are taken of (B6); `explain` knows of none.
 */
export function invoiceOf(
  contract: Fees & { readonly stipend?: Stipend | null },
  timesheet: Timesheet,
): Invoice | null {
  const stipend = contract.stipend ?? null;
  const lines = [...linesOf(timesheet, 'tracked'), ...linesOf(timesheet, 'manual')];
  if (lines.length === 0 && stipend === null) return null;
  const total = sum(lines.map((line) => line.amount)) + (stipend?.amount ?? 0n);
  return { lines, ...(stipend === null ? {} : { stipend }), ...sumsOf(contract, total) };
}

/** B4: a fee is a percent of the total, rounded once. */
export function sumsOf(contract: Fees, total: Minor): Sums {
  const freelancerFee = shareOf(total, contract.freelancerFee);
  const clientFee = shareOf(total, contract.clientFee);
  return { total, freelancerFee, net: total - freelancerFee, clientFee, clientTotal: total + clientFee };
}

/** By first billed segment. */
function linesOf(timesheet: Timesheet, kind: InvoiceLine['kind']): InvoiceLine[] {
  const byRate = new Map<Minor, number>();
  for (const entry of timesheet.entries) {
    if (entry.kind !== kind || entry.billedSeconds === 0 || isForTheRecord(entry)) continue;
    byRate.set(entry.rate, (byRate.get(entry.rate) ?? 0) + entry.billedSeconds);
  }
  return [...byRate].map(([rate, seconds]) => ({ kind, rate, seconds, amount: payFor(rate, seconds) }));
}
