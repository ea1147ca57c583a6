import { formatHours, formatMinutes } from '../duration.ts';
import { formatDay, formatInstant, type Instant } from '../instant.ts';
import { invoiceOf } from '../invoice.ts';
import { formatMoney, formatPercent } from '../money.ts';
import { segmentEnd, segmentStart } from '../segment.ts';
import { sayRefusal } from '../sentences.ts';
import type { DiaryEntry } from '../timesheet.ts';
import { totalsOf } from '../totals.ts';
import { weekClock } from '../week.ts';
import { type WhyContext, whyEntry } from '../why.ts';
import type { WhyLine } from '../why-line.ts';
import { type Judged, judge } from './explain.ts';
import type { Scenario } from './scenario.ts';
import { whyContextOf } from './why-context.ts';

/** What `explain --json` answers, for people: a table for each day, every decision with its rule, the bill, the clock. */
export function explainForPeople(scenario: Scenario): string {
  const judged = judge(scenario);
  const { entries } = judged.timesheet;
  const days = new Set(entries.map((entry) => formatDay(segmentStart(entry.segment))));
  const tables = [...days].map((day) =>
    dayTable(
      day,
      entries.filter((entry) => formatDay(segmentStart(entry.segment)) === day),
      whyContextOf(scenario, judged),
    ),
  );
  const parts = [
    [heading(scenario, judged)],
    ...(tables.length > 0 ? tables : [['Nothing was tracked or written in this week.']]),
    refusals(scenario, judged),
    week(judged),
    invoice(judged),
    clock(scenario),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading(scenario: Scenario, { contract, timesheet }: Judged): string {
  const { limitMinutes } = timesheet;
  const limit =
    limitMinutes === null ? 'no weekly limit' : `weekly limit ${formatHours(limitMinutes * 60)} (B3)`;
  return `Week of ${dayName(scenario.week)} · ${contract.pay} pay · ${contract.currency} · ${limit} · all times UTC`;
}

function dayTable(day: string, entries: readonly DiaryEntry[], context: WhyContext): string[] {
  const totals = totalsOf(entries);
  const sums = [
    `counted ${formatHours(totals.countedSeconds)}`,
    `uncounted ${formatHours(totals.uncountedSeconds)}`,
    `manual ${formatHours(totals.manualSeconds)}`,
    `billed ${formatHours(totals.billedSeconds)}`,
    `protected ${formatHours(totals.protectedSeconds)}`,
  ];
  const [first] = entries;
  return [
    `${first ? dayName(segmentStart(first.segment)) : day}   ${sums.join(' · ')}`,
    `  ${'time'.padEnd(12)} ${'kind'.padEnd(8)} tracked  counted   billed  active  ${'rate'.padStart(8)}  verdict`,
    ...entries.flatMap((entry) => entryRows(entry, context)),
  ];
}

/** The row; under it why it counts or not, and all that is not as it should be. */
function entryRows(entry: DiaryEntry, context: WhyContext): string[] {
  const { lines } = whyEntry(entry, context);
  const told = lines.filter((line, index) => index === 0 || (line.ok !== true && line.rule !== 'B4'));
  const columns = [
    `${timeOf(segmentStart(entry.segment))}–${timeOf(segmentEnd(entry.segment))} `,
    entry.kind.padEnd(8),
    formatMinutes(entry.trackedSeconds).padStart(7),
    formatMinutes(entry.countedSeconds).padStart(8),
    formatMinutes(entry.billedSeconds).padStart(8),
    (entry.kind === 'tracked' ? `${entry.activeMinutes}/10` : '–').padStart(7),
    formatMoney(entry.rate, context.currency).padStart(9),
    ` ${verdictOf(entry)}`,
  ];
  const memo = entry.memo === '' ? '' : ` · ${oneLine(entry.memo)}`;
  return [`  ${columns.join(' ')}${memo}`, ...told.map(whyRow)];
}

function verdictOf({ protected: isProtected, reasons }: DiaryEntry): string {
  const shield = isProtected === null ? 'not counted' : isProtected ? '⛊ protected' : '⛉ not protected';
  return reasons.length === 0 ? shield : `${shield}: ${reasons.join(', ')}`;
}

function whyRow({ rule, ok, sentence }: WhyLine): string {
  const sign = ok === null ? '·' : ok ? '✓' : '✗';
  return `      ${sign} ${rule} ${oneLine(sentence)}`;
}

function refusals(scenario: Scenario, { refused }: Judged): string[] {
  if (refused.length === 0) return [];
  const rows = refused.flatMap(({ event, code }) => {
    const { rule, sentence, mend } = sayRefusal(code);
    const told = scenario.events[event];
    const what = told ? `${formatInstant(told.at)} ${told.type}` : '';
    return [`  events[${event}] ${what}: ${code}`, `      ✗ ${rule} ${sentence} ${mend ?? ''}`.trimEnd()];
  });
  return ['Refused', ...rows];
}

function week({ timesheet }: Judged): string[] {
  const totals = totalsOf(timesheet.entries);
  const rows: [string, number][] = [
    ['tracked', totals.trackedSeconds],
    ['uncounted', totals.uncountedSeconds],
    ['counted', totals.countedSeconds],
    ['of it manual', totals.manualSeconds],
    ['over limit', totals.overLimitSeconds],
    ['billed', totals.billedSeconds],
    ['protected', totals.protectedSeconds],
  ];
  return [
    'The week',
    ...rows.map(([name, seconds]) => `  ${name.padEnd(14)}${formatHours(seconds).padStart(10)}`),
  ];
}

function invoice({ contract, timesheet }: Judged): string[] {
  const bill = invoiceOf(contract, timesheet);
  if (!bill) return ['Invoice', '  none: nothing is billed (B5)'];
  const money = (amount: bigint): string => formatMoney(amount, contract.currency);
  const row = (name: string, amount: bigint): string => `  ${name.padEnd(40)}${money(amount).padStart(14)}`;
  return [
    `Invoice, in ${contract.currency}, each line and each fee rounded once (B4)`,
    ...bill.lines.map((line) =>
      row(`${line.kind}, ${formatHours(line.seconds)} at ${money(line.rate)} an hour`, line.amount),
    ),
    row('total', bill.total),
    row(`freelancer fee, ${formatPercent(contract.freelancerFee)} %`, bill.freelancerFee),
    row('the freelancer nets', bill.net),
    row(`client fee, ${formatPercent(contract.clientFee)} %`, bill.clientFee),
    row('the client pays', bill.clientTotal),
  ];
}

function clock(scenario: Scenario): string[] {
  const { locksAt, reviewEndsAt, availableAt } = weekClock(scenario.week);
  return [
    'Clock (B5)',
    `  locks and is invoiced  ${formatInstant(locksAt)}`,
    `  review ends            ${formatInstant(reviewEndsAt)}`,
    `  available              ${formatInstant(availableAt)}`,
  ];
}

const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];

function dayName(instant: Instant): string {
  const days = Math.floor(instant / 86_400);
  return `${DAYS[((days % 7) + 7) % 7]} ${formatDay(instant)}`;
}

function timeOf(instant: Instant): string {
  return formatInstant(instant).slice(11, 16);
}

/** What people wrote stays on its line and commands no terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
