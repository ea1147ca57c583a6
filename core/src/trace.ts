import type { InvoiceLine } from './invoice.ts';
import { type Minor, upTo } from './money.ts';
import { type DiaryEntry, isForTheRecord } from './timesheet.ts';

/** A segment behind a line of an invoice, with its part of the line. */
export interface TracedSegment {
  readonly entry: DiaryEntry;
  readonly seconds: number;
  /** They add up to the line to the last unit: B4 rounds the line once, so a segment has its part of what was rounded. */
  readonly amount: Minor;
}

/** The segments behind a line, in time order. Throws where they are not the line's seconds. */
export function traceLine(line: InvoiceLine, entries: readonly DiaryEntry[]): TracedSegment[] {
  const behind = entries.filter(
    (entry) =>
      entry.kind === line.kind &&
      entry.rate === line.rate &&
      entry.billedSeconds > 0 &&
      !isForTheRecord(entry),
  );
  let seconds = 0;
  const whole = BigInt(line.seconds);
  const traced = behind.map((entry) => {
    const before = upTo(line.amount, BigInt(seconds), whole);
    seconds += entry.billedSeconds;
    const amount = upTo(line.amount, BigInt(seconds), whole) - before;
    return { entry, seconds: entry.billedSeconds, amount };
  });
  if (seconds !== line.seconds) throw new Error('a line that is not made of its segments');
  return traced;
}
