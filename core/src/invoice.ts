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

/** A week's bill. `total = net + freelancerFee`, `clientTotal = total + clientFee`. Minor units. */
export interface Invoice {
  readonly lines: readonly InvoiceLine[];
  readonly total: Minor;
  readonly freelancerFee: Minor;
  readonly net: Minor;
  readonly clientFee: Minor;
  readonly clientTotal: Minor;
}

/** What an invoice takes from the terms. */
export type Fees = Pick<Contract, 'freelancerFee' | 'clientFee'>;

/** B4; null where nothing is billed (B5). Each line and each fee is rounded once. */
export function invoiceOf(contract: Fees, timesheet: Timesheet): Invoice | null {
  const lines = [...linesOf(timesheet, 'tracked'), ...linesOf(timesheet, 'manual')];
  if (lines.length === 0) return null;
  const total = sum(lines.map((line) => line.amount));
  const freelancerFee = shareOf(total, contract.freelancerFee);
  const clientFee = shareOf(total, contract.clientFee);
  return {
    lines,
    total,
    freelancerFee,
    net: total - freelancerFee,
    clientFee,
    clientTotal: total + clientFee,
  };
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
