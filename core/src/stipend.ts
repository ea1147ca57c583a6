import type { Contract } from './contract.ts';
import { type ExplainedInvoice, explainedInvoice } from './explain/explained.ts';
import { DAY_SECONDS } from './instant.ts';
import { type BillTerms, type Invoice, invoiceOf, type Stipend } from './invoice.ts';
import { type Currency, formatMoney, type Minor, type Percent, parsePercent, shareOf } from './money.ts';
import { meets } from './span.ts';
import type { Timesheet } from './timesheet.ts';
import { type Week, weekOf, weekSpan } from './week.ts';

/**
 * B6: the stipend of a week. None where the terms have none, where the contract was not in force in any second of it, and
 * where any second of it was paused; whether the client, the freelancer or the house paused it (D5).
 */
export function stipendOf(contract: Contract, week: Week): Stipend | null {
  const weekly = contract.weeklyStipend ?? null;
  if (weekly === null) return null;
  const { from, to } = weekSpan(week);
  const inForce = { from: Math.max(from, contract.starts), to: Math.min(to, contract.endedAt ?? to) };
  if (inForce.from >= inForce.to) return null;
  const isPaused = contract.pauses.some((pause) =>
    meets(inForce, { from: pause.from, to: pause.to ?? Number.POSITIVE_INFINITY }),
  );
  if (isPaused) return null;
  const percent = week === weekOf(contract.starts) ? firstWeekPercent(contract.starts - week) : 100;
  const amount = shareOf(weekly, millionths(percent));
  return amount === 0n ? null : { weekly, percent, amount };
}

/** What a week of a contract is billed by while it is not closed. */
export function billTermsOf(contract: Contract, week: Week): BillTerms {
  const { freelancerFee, clientFee } = contract;
  return { freelancerFee, clientFee, stipend: stipendOf(contract, week) };
}

/** A week's bill: B4 with the stipend's line. Null where neither time nor a stipend is billed (B5). */
export function billOf(contract: Contract, timesheet: Timesheet): Invoice | null {
  return invoiceOf(billTermsOf(contract, timesheet.week), timesheet);
}

/** A stipend as text, where a bill is told. */
export interface StipendText {
  readonly weekly: string;
  readonly percent: number;
  readonly amount: string;
}

/** A week's bill as text: as `explain` prints it, with its stipend if it has one. */
export function billAsText(
  invoice: Invoice,
  currency: Currency,
): ExplainedInvoice & { readonly stipend?: StipendText } {
  const { stipend } = invoice;
  const told = explainedInvoice(invoice, currency);
  if (!stipend) return told;
  const { weekly, percent, amount } = stipend;
  const money = (sum: Minor): string => formatMoney(sum, currency);
  return { ...told, stipend: { weekly: money(weekly), percent, amount: money(amount) } };
}

/** Mon 100, Tue 80, Wed 60, Thu 40, Fri to Sun 20 %, by the day of UTC. */
function firstWeekPercent(seconds: number): number {
  return Math.max(20, 100 - 20 * Math.floor(seconds / DAY_SECONDS));
}

function millionths(percent: number): Percent {
  return parsePercent(String(percent)) ?? 0n;
}
