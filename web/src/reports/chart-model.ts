import type { Report, ReportLine } from '@stint/wire/reports';
import { minorOf, money } from '../money/amount.ts';
import { dayName, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { activeOf, rowName, spanName } from './words.ts';

/** A chart and the table that says the same. */
export interface ChartModel {
  readonly id: string;
  readonly title: string;
  /** What it tells in one sentence, for who does not see it. */
  readonly says: string;
  readonly form: 'bars' | 'points';
  /** The steps below it, short for the axis and long for the table. */
  readonly steps: readonly { readonly short: string; readonly long: string }[];
  readonly parts: readonly ChartPart[];
  /** A value as it is read: `6:40`, `$300.00`, `7.2/10`. */
  readonly tell: (value: number) => string;
  /** The same beside the scale, where there is little room. */
  readonly mark: (value: number) => string;
  /** Where the scale ends; null: above the highest. */
  readonly top: number | null;
}

export interface ChartPart {
  readonly name: string;
  /** All that have no part of their own, together. */
  readonly others: boolean;
  /** For each step; null: nothing was tracked. */
  readonly values: readonly (number | null)[];
  /** What of each value is manual, and drawn with hatching. Empty: nothing is told apart. */
  readonly manual: readonly number[];
}

/** Hours, active minutes, and what was billed in each currency: as much of it as the report shows. */
export function chartsOf(report: Report): ChartModel[] {
  const currencies = report.totals.money.map(({ currency }) => currency);
  return [
    hoursChart(report),
    activeChart(report),
    ...currencies.map((currency) => moneyChart(report, currency)),
  ];
}

function hoursChart(report: Report): ChartModel {
  const parts = report.lines.map((line) => ({
    name: lineName(report, line),
    others: isOthers(report, line),
    values: line.countedSeconds,
    manual: line.manualSeconds,
  }));
  const { countedSeconds, manualSeconds } = report.totals;
  const manual = manualSeconds > 0 ? `, ${hours(manualSeconds)} of it manual` : '';
  return {
    id: 'hours',
    title: 'Hours that count',
    says: `${hours(countedSeconds)} counted in ${spanOf(report)}${manual}. ${highest(report, parts, hours)}`,
    form: 'bars',
    steps: stepsOf(report),
    parts,
    tell: hours,
    mark: hours,
    top: null,
  };
}

function activeChart(report: Report): ChartModel {
  const values = report.steps.at.map((_, step) =>
    activeOf({
      activeMinutes: sumAt(report.lines, step, (line) => line.activeMinutes),
      trackedMinutes: sumAt(report.lines, step, (line) => line.trackedMinutes),
    }),
  );
  const average = activeOf(report.totals);
  const tell = (value: number): string => `${value.toFixed(1)}/10`;
  return {
    id: 'active',
    title: 'Active minutes of ten tracked',
    says:
      average === null
        ? `Nothing was tracked in ${spanOf(report)}.`
        : `${tell(average)} on average in ${spanOf(report)}.`,
    form: 'points',
    steps: stepsOf(report),
    parts: [{ name: 'Active minutes', others: false, values, manual: [] }],
    tell,
    mark: String,
    top: 10,
  };
}

function moneyChart(report: Report, currency: string): ChartModel {
  // Numbers are only drawn: what is told is read back as whole minor units.
  const tell = (value: number): string => money(BigInt(Math.round(value)), currency);
  const parts = report.lines.map((line) => ({
    name: lineName(report, line),
    others: isOthers(report, line),
    values: (line.amounts.find((one) => one.currency === currency)?.amounts ?? []).map((amount) =>
      Number(minorOf(amount, currency)),
    ),
    manual: [],
  }));
  const whole = report.totals.money.find((one) => one.currency === currency);
  return {
    id: `money-${currency}`,
    title: `Billed in ${currency}`,
    says: `${whole ? money(minorOf(whole.amount, currency), currency) : ''} billed in ${spanOf(report)}, before fees. ${highest(report, parts, tell)}`,
    form: 'bars',
    steps: stepsOf(report),
    parts: parts.filter(({ values }) => values.length > 0),
    tell,
    mark: (value) => tell(value).replace(/\.0+$/, ''),
    top: null,
  };
}

function stepsOf({ steps }: Report): ChartModel['steps'] {
  return steps.at.map((at) =>
    steps.of === 'day'
      ? { short: shortDay(at), long: dayName(at) }
      : { short: shortDay(at), long: `Week of ${spanName(at, addDays(at, 6))}` },
  );
}

/** `16 Nov`. */
function shortDay(day: string): string {
  return dayName(day).replace(/^\w+ /, '');
}

function lineName(report: Report, { key, name }: ReportLine): string {
  if (report.by === 'day' || report.by === 'week') return 'All';
  return key === null ? 'All others' : rowName(report, { key, name });
}

/** By day and by week there is one line, of everything, which has no key either. */
function isOthers({ by }: Report, { key }: ReportLine): boolean {
  return key === null && by !== 'day' && by !== 'week';
}

function spanOf({ from, to }: Report): string {
  return spanName(from, to);
}

/** `Most: 8:00 on Mon 16 Nov.` */
function highest(report: Report, parts: readonly ChartPart[], tell: (value: number) => string): string {
  const sums = report.steps.at.map((_, step) =>
    parts.reduce((sum, { values }) => sum + (values[step] ?? 0), 0),
  );
  const most = Math.max(0, ...sums);
  const step = stepsOf(report)[sums.indexOf(most)];
  return most === 0 || !step ? '' : `Most: ${tell(most)}, ${step.long}.`;
}

function sumAt(lines: readonly ReportLine[], step: number, of: (line: ReportLine) => readonly number[]) {
  return lines.reduce((sum, line) => sum + (of(line)[step] ?? 0), 0);
}
