import { formatDay, formatInstant } from '@stint/core/instant';
import type { InvoiceLine } from '@stint/core/invoice';
import { formatMoney } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import { type DiaryEntry, isForTheRecord } from '@stint/core/timesheet';
import type { House } from '../../house.ts';
import { piecesOf } from './pieces.ts';
import type { Found } from './read-report.ts';
import type { Shows } from './sums.ts';
import { type SweptWeek, sweep } from './sweep.ts';
import { type Column, duration, money, type Table, text, whole } from './table.ts';
import { dayOfSegment, wallOfSegment } from './zone-days.ts';

/** A line of the diary, in its week. */
export interface SegmentLine {
  readonly swept: SweptWeek;
  readonly entry: DiaryEntry;
  /** The invoice line that it is billed in; null where nothing of it is. */
  readonly billed: InvoiceLine | null;
}

export function segmentTable(house: House, found: Found): Table<SegmentLine> {
  const { asked, shows } = found;
  return { title: 'Segments', columns: columnsOf(asked.zone, shows), rows: segmentLines(house, found) };
}

/** Contract by contract, in time order; a week at a time. */
export async function* segmentLines(
  house: House,
  { asked, scope }: Found,
): AsyncGenerator<readonly SegmentLine[]> {
  const reading = { asked, dayOf: dayOfSegment(asked.zone), groupOf: () => '', stipendGroupOf: () => '' };
  for await (const swept of sweep(house, scope)) {
    const entries = piecesOf({ ...swept, invoice: null }, reading).flatMap((piece) => piece.entries);
    yield entries.map((entry) => ({ swept, entry, billed: lineOf(swept, entry) }));
  }
}

function lineOf({ invoice }: SweptWeek, entry: DiaryEntry): InvoiceLine | null {
  if (entry.billedSeconds === 0 || isForTheRecord(entry)) return null;
  return invoice?.lines.find(({ kind, rate }) => kind === entry.kind && rate === entry.rate) ?? null;
}

/** B4 rounds a line of the invoice, and no segment: so a segment has its seconds and rate, and the line its amount. */
function columnsOf(zone: string, shows: Shows): Column<SegmentLine>[] {
  const wall = wallOfSegment(zone);
  return [
    text('Start (UTC)', ({ entry }) =>
      formatInstant(segmentStart(entry.segment)).replace('T', ' ').replace('Z', ''),
    ),
    ...(zone === 'UTC' ? [] : [text<SegmentLine>(`Start (${zone})`, ({ entry }) => wall(entry.segment))]),
    text('Contract', ({ swept }) => swept.visible.title),
    text('Client', ({ swept }) => swept.visible.organisation.name),
    text('Freelancer', ({ swept }) => swept.visible.freelancer.name),
    ...(shows.memos ? [text<SegmentLine>('Memo', ({ entry }) => entry.memo)] : []),
    text('Label', ({ entry }) => entry.label ?? ''),
    text('Kind', ({ entry }) => entry.kind),
    ...duration<SegmentLine>('Tracked', ({ entry }) => entry.trackedSeconds),
    ...duration<SegmentLine>('Counted', ({ entry }) => entry.countedSeconds),
    ...duration<SegmentLine>('Billed', ({ entry, billed }) => (billed ? entry.billedSeconds : 0)),
    whole('Active minutes (of 10)', ({ entry }) => (entry.kind === 'tracked' ? entry.activeMinutes : null)),
    whole('Tracked minutes', ({ entry }) => (entry.kind === 'tracked' ? entry.trackedMinutes : null)),
    text('Protected', ({ entry }) => (entry.protected === null ? '' : entry.protected ? 'yes' : 'no')),
    text('Reasons', ({ entry }) => entry.reasons.join('; ')),
    text('Week (Monday, UTC)', ({ swept }) => formatDay(swept.week)),
    ...(shows.money ? moneyColumns() : []),
  ];
}

function moneyColumns(): Column<SegmentLine>[] {
  const inCurrency =
    (of: (line: SegmentLine) => bigint | null) =>
    (line: SegmentLine): string | null => {
      const amount = of(line);
      return amount === null ? null : formatMoney(amount, line.swept.visible.contract.currency);
    };
  return [
    text('Currency', ({ swept }) => swept.visible.contract.currency),
    money(
      'Rate (an hour)',
      inCurrency(({ entry }) => (isForTheRecord(entry) ? null : entry.rate)),
    ),
    whole('Seconds of the whole line on the week’s invoice', ({ billed }) => billed?.seconds ?? null),
    money(
      'Amount of the whole line on the week’s invoice',
      inCurrency(({ billed }) => billed?.amount ?? null),
    ),
    text('Invoice', ({ billed, swept }) => (billed ? (swept.issued ? 'issued' : 'running') : '')),
  ];
}
