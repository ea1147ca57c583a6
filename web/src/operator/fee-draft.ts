import { bandAt, type FeeTable as CoreTable, faultOfTable } from '@stint/core/fee-table';
import { parseMoney, parsePercent, shareOf } from '@stint/core/money';
import type { FeeBand } from '@stint/wire/fees';
import { money } from '../money/amount.ts';

/** What is wrong with a table as it is typed, in words; null: it can be set. By the same rule as the house. */
export function faultOf(bands: readonly FeeBand[], currency: string): string | null {
  const table = tableOf(bands, currency);
  if (typeof table === 'string') return table;
  const wrong = faultOfTable(table);
  return wrong && `Band ${wrong.index + 1}: ${FAULTS[wrong.fault]}.`;
}

/** The table in core's numbers; words where a field is no number. */
export function tableOf(bands: readonly FeeBand[], currency: string): CoreTable | string {
  const table: CoreTable[number][] = [];
  for (const [index, band] of bands.entries()) {
    const from = parseMoney(band.from.trim(), currency);
    const freelancer = parsePercent(band.freelancerFeePercent.trim());
    const client = parsePercent(band.clientFeePercent.trim());
    if (from === null) return `Band ${index + 1}: a sum of ${currency}, as 500.00.`;
    if (freelancer === null || client === null)
      return `Band ${index + 1}: percentages from 0 to 100, as 7.5.`;
    table.push({ from, freelancer, client });
  }
  return table;
}

const FAULTS = {
  'no-bands': 'a table has one band at least',
  'starts-above-0': 'the first band begins at 0',
  'not-rising': 'each band begins above the one before it',
  'same-start': 'two bands begin at the same sum',
  'over-100': 'a percentage is at most 100',
} as const;

/** What an invoice of so much would cost and pay two sides who have billed so much before. */
export function previewOf(
  bands: readonly FeeBand[],
  { currency, billed, invoice }: { currency: string; billed: string; invoice: string },
): string | null {
  const table = tableOf(bands, currency);
  const [before, total] = [parseMoney(billed.trim(), currency), parseMoney(invoice.trim(), currency)];
  if (typeof table === 'string' || faultOfTable(table) || before === null || total === null) return null;
  const { band } = bandAt(table, before);
  const [fee, costs] = [shareOf(total, band.freelancer), shareOf(total, band.client)];
  const say = (amount: bigint): string => money(amount, currency);
  return `Of ${say(total)} the freelancer gets ${say(total - fee)}, the client pays ${say(total + costs)}, and the house keeps ${say(fee + costs)}.`;
}
