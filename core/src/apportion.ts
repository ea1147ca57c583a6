import type { Invoice, InvoiceLine } from './invoice.ts';
import { type Minor, splitByWeight, sum, upTo } from './money.ts';
import { type DiaryEntry, isForTheRecord } from './timesheet.ts';

/** Where an entry stands in a report: its day (YYYY-MM-DD, of anybody's zone), and its group; null: in none. */
export interface Place {
  readonly day: string;
  readonly group: string | null;
}

/** What of an invoice belongs to one group on one day. Minor units. */
export interface Part extends Place {
  readonly amount: Minor;
  readonly freelancerFee: Minor;
  readonly clientFee: Minor;
}

/** The group of a week's stipend, which is of no entry: no memo, label or id begins with white space (B6). */
export const STIPEND_GROUP = ' stipend';

/**
 * Takes an invoice apart, to the last minor unit (B4 rounds a line once, not its segments). A line is cut at the ends of
 * days by the seconds that it bills, so that a day is worth the same in every report; and what a day is worth is split
 * over its groups. Fees follow the amounts. A stipend stands on `stipendDay`, in a group of its own. Throws where the
 * invoice bills what is not among the entries.
 * ```
 * line 100.00  |----- Mon 33.33 -----|----- Tue 33.33 -----|---- Wed 33.34 ----|
 *                22.22 A   11.11 B
 * ```
 */
export function partsOf(
  invoice: Invoice,
  entries: readonly DiaryEntry[],
  placeOf: (entry: DiaryEntry) => Place,
  stipendDay = '',
): Part[] {
  const amounts = new Split();
  for (const line of invoice.lines) cutLine(line, entries, placeOf, amounts);
  if (invoice.stipend) amounts.add(stipendDay, STIPEND_GROUP, invoice.stipend.amount);
  const freelancerFees = follow(amounts, invoice.freelancerFee);
  const clientFees = follow(amounts, invoice.clientFee);
  return amounts.all().map(({ day, group, value }) => ({
    day,
    group,
    amount: value,
    freelancerFee: freelancerFees.of(day, group),
    clientFee: clientFees.of(day, group),
  }));
}

/** A line by the seconds of its entries. */
function cutLine(
  line: InvoiceLine,
  entries: readonly DiaryEntry[],
  placeOf: (entry: DiaryEntry) => Place,
  into: Split,
): void {
  const seconds = new Split();
  for (const entry of entries) {
    if (entry.kind !== line.kind || entry.rate !== line.rate || isForTheRecord(entry)) continue;
    const { day, group } = placeOf(entry);
    if (entry.billedSeconds > 0) seconds.add(day, group, BigInt(entry.billedSeconds));
  }
  if (seconds.days().length === 0) throw new Error('an invoice of a week that bills nothing');
  cut(line.amount, seconds, into);
}

/** A fee by the amounts that it was taken of. */
function follow(amounts: Split, fee: Minor): Split {
  const into = new Split();
  cut(fee, amounts, into);
  return into;
}

/** An amount over days, then over the groups of each. */
function cut(amount: Minor, weights: Split, into: Split): void {
  const whole = sum(weights.all().map(({ value }) => value));
  let before = 0n;
  for (const { day, groups } of weights.days()) {
    const until = before + sum(groups.values());
    const ofDay = upTo(amount, until, whole) - upTo(amount, before, whole);
    const parts = splitByWeight(ofDay, [...groups.values()]);
    for (const [place, group] of [...groups.keys()].entries()) into.add(day, group, parts[place] ?? 0n);
    before = until;
  }
}

/** A number for each day and group; days in their order, groups in that of their coming. */
class Split {
  private readonly byDay = new Map<string, Map<string | null, bigint>>();

  add(day: string, group: string | null, value: bigint): void {
    const groups = this.byDay.get(day) ?? new Map<string | null, bigint>();
    groups.set(group, (groups.get(group) ?? 0n) + value);
    this.byDay.set(day, groups);
  }

  of(day: string, group: string | null): bigint {
    return this.byDay.get(day)?.get(group) ?? 0n;
  }

  days(): { day: string; groups: ReadonlyMap<string | null, bigint> }[] {
    const sorted = [...this.byDay].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([day, groups]) => ({ day, groups }));
  }

  all(): { day: string; group: string | null; value: bigint }[] {
    return this.days().flatMap(({ day, groups }) =>
      [...groups].map(([group, value]) => ({ day, group, value })),
    );
  }
}
