import { formatHours } from '@stint/core/duration';
import type { ReportSums } from '@stint/wire/reports';
import { Temporal } from 'temporal-polyfill';
import type { TimesheetContract, TimesheetLine, TimesheetReport } from './timesheet-report.ts';

/** A timesheet in the words that stand on the paper: all that the template is given. */
export function sheetOf(timesheet: TimesheetReport) {
  const { report, name, by, contracts } = timesheet;
  const { from, to, zone, at, shows } = report;
  const [year, month, day, hour, minute, second] = at.split(/\D/).map(Number);
  return {
    title: `Timesheet ${from} to ${to}`,
    made: { year, month, day, hour, minute, second },
    footer: `Stint · ${from} to ${to} · ${zone} · as the diary stood at ${at}`,
    facts: [
      ...(name === null ? [] : [['Report', name]]),
      ['Days', `${from} to ${to}, by the clock of ${zone}`],
      ['In UTC', `${midnight(from, zone)} up to ${midnight(to, zone, 1)}`],
      ['As of', `${at}, as ${by} reads it`],
    ],
    money: shows.money,
    blank: shows.memos ? 'no memo' : 'not shown',
    nothing: 'Nothing was worked in these days.',
    sections: contracts.map((contract) => sectionOf(contract, shows)),
    notes: notesOf(timesheet),
    signatures: signaturesOf(contracts),
  };
}

/** A day's beginning by a zone's clock, told in UTC. */
function midnight(day: string, zone: string, later = 0): string {
  const begins = Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone);
  return begins.toInstant().toString({ smallestUnit: 'second' });
}

function sectionOf({ contract, totals, days }: TimesheetContract, shows: TimesheetReport['report']['shows']) {
  const { title, freelancer, organisation, currency, kind } = contract;
  return {
    title,
    facts: [
      ['Freelancer', freelancer.name],
      ['Client', organisation.name],
      ...(kind === 'fixed' ? [['Price', 'fixed: time is tracked for the record and never billed']] : []),
    ],
    days: days.map((one) => ({
      day: one.day,
      weekday: WEEKDAYS[new Date(`${one.day}T00:00:00Z`).getUTCDay()],
      lines: one.lines.map((line) => lineOf(line, currency, shows.memos)),
      sums: figures(one.totals, currency),
    })),
    sums: figures(totals, currency),
    'sums-line': sumsLine(totals),
  };
}

function lineOf(line: TimesheetLine, currency: string, memos: boolean) {
  const { memo, label, kind } = line;
  return { memo: memos ? memo.trim() : '', label, kind, ...figures(line, currency) };
}

function figures(sums: ReportSums, currency: string) {
  const billed = sums.money.find((one) => one.currency === currency);
  return {
    hours: formatHours(sums.countedSeconds),
    active: activeOf(sums),
    protected: formatHours(sums.protectedSeconds),
    amount: billed ? `${billed.amount} ${currency}` : '–',
  };
}

/** Active minutes out of ten, never a percentage; a dash where nothing was tracked. */
function activeOf({ activeMinutes, trackedMinutes }: ReportSums): string {
  if (trackedMinutes === 0) return '–';
  return `${(Math.round((100 * activeMinutes) / trackedMinutes) / 10).toFixed(1)}/10`;
}

function sumsLine(sums: ReportSums): string {
  const { countedSeconds, manualSeconds, overLimitSeconds, uncountedSeconds } = sums;
  const over =
    overLimitSeconds > 0 ? `; ${formatHours(overLimitSeconds)} of it over the limit and not billed` : '';
  const beside =
    uncountedSeconds > 0 ? `. Beside it ${formatHours(uncountedSeconds)} tracked and not counted` : '';
  return `Of ${formatHours(countedSeconds)} that count: ${formatHours(countedSeconds - manualSeconds)} tracked, ${formatHours(manualSeconds)} manual${over}${beside}.`;
}

function notesOf({ report: { shows } }: TimesheetReport): string[] {
  return [
    'Hours are those that count, as hours:minutes. Active: minutes with at least one key, click or scroll, out of ten; no key and no text is recorded. Protected: the platform makes it good if the client fails to pay.',
    ...(shows.money ? ['Amounts are before fees and tax.'] : ['Money is not shown.']),
    ...(shows.memos ? [] : ['Memos are not shown.']),
  ];
}

/** Both sides sign; more than three do not fit side by side. */
function signaturesOf(contracts: readonly TimesheetContract[]): string[] {
  const names = new Set(
    contracts.flatMap(({ contract }) => [contract.freelancer.name, contract.organisation.name]),
  );
  return names.size > 3 ? [] : Array.from(names, (name) => `${name}: date and signature`);
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
