import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, partsOf } from './apportion.ts';
import { formatDay } from './instant.ts';
import { invoiceOf } from './invoice.ts';
import { sum } from './money.ts';
import { segmentOf, segmentStart } from './segment.ts';
import { contentsOf, diary, drawn } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { changed, unchanged } from './timeline.ts';
import { type DiaryEntry, timesheetOf } from './timesheet.ts';
import { weekOf } from './week.ts';

const week = weekOf(at('09:00'));
const dayOf = ({ segment }: DiaryEntry): string => formatDay(segmentStart(segment)).slice(0, 10);
const byDay = (entry: DiaryEntry) => ({ day: dayOf(entry), group: '' });
const amountOf = (parts: readonly Part[]) => sum(parts.map(({ amount }) => amount));

describe('an invoice taken apart', () => {
  it('B4: three segments of a line of 0.10 are worth 0.03, 0.03 and 0.04, and together the line', () => {
    const contract = k1({ rate: unchanged(20n), freelancerFee: 50_000_000n });
    const days = ['2026-11-16T09:00Z', '2026-11-17T09:00Z', '2026-11-18T09:00Z'];
    const contents = new Map(days.flatMap((start) => [...contentsOf(start, 'X')]));
    const timesheet = timesheetOf(contract, ben, drawn(contents), week);
    const invoice = invoiceOf(contract, timesheet);
    if (!invoice) throw new Error('nothing is billed');
    const parts = partsOf(invoice, timesheet.entries, byDay);
    expect(parts.map(({ day, amount, freelancerFee }) => [day, amount, freelancerFee])).toEqual([
      ['2026-11-16', 3n, 1n],
      ['2026-11-17', 3n, 2n],
      ['2026-11-18', 4n, 2n],
    ]);
  });

  const rate = fc.bigInt({ min: 1n, max: 100_000n });
  const percent = fc.bigInt({ min: 0n, max: 100_000_000n });
  const drawing = fc.string({ unit: fc.constantFrom('9', 'X', 'u', 'm', 'x', '.'), maxLength: 500 });
  const weeks = fc
    .record({
      rate,
      other: rate,
      fee: percent,
      clientFee: percent,
      drawing,
      limit: fc.constantFrom(null, 0, 70),
    })
    .map(({ rate: first, other, fee, clientFee, drawing: signs, limit }) => {
      const noon = segmentStart(segmentOf(week) + 60);
      const contract = k1({
        rate: changed(unchanged(first), noon, other),
        freelancerFee: fee,
        clientFee,
        weeklyLimitMinutes: unchanged(limit),
      });
      const timesheet = timesheetOf(contract, ben, diary('2026-11-16T00:00Z', signs), week);
      return { invoice: invoiceOf(contract, timesheet), entries: timesheet.entries };
    });

  it('B4: the parts make up every sum of it, whatever the days and groups are', () => {
    const groups = fc.array(fc.constantFrom('a', 'b', null), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(weeks, groups, ({ invoice, entries }, names) => {
        if (!invoice) return;
        const groupOf = ({ segment }: DiaryEntry) => names[segment % names.length] ?? null;
        const parts = partsOf(invoice, entries, (entry) => ({ day: dayOf(entry), group: groupOf(entry) }));
        expect(amountOf(parts)).toBe(invoice.total);
        expect(sum(parts.map((part) => part.freelancerFee))).toBe(invoice.freelancerFee);
        expect(sum(parts.map((part) => part.clientFee))).toBe(invoice.clientFee);
        for (const part of parts) {
          expect(part.amount >= 0n && part.freelancerFee >= 0n).toBe(true);
          expect(part.freelancerFee <= part.amount).toBe(true);
        }
      }),
    );
  });

  it('a day is worth the same however it is grouped, and within a unit for each line of what it bills', () => {
    fc.assert(
      fc.property(weeks, ({ invoice, entries }) => {
        if (!invoice) return;
        const fine = partsOf(invoice, entries, (entry) => ({ day: dayOf(entry), group: `${entry.segment}` }));
        for (const { day, amount } of partsOf(invoice, entries, byDay)) {
          expect(amountOf(fine.filter((part) => part.day === day))).toBe(amount);
          const worth = entries.filter((entry) => dayOf(entry) === day);
          const thousandths = sum(worth.map((entry) => entry.rate * BigInt(entry.billedSeconds) * 1000n));
          const off = amount * 3_600_000n - thousandths;
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(3_600_000n * BigInt(invoice.lines.length) * 2n);
        }
      }),
    );
  });

  it('throws where the invoice bills what is not there', () => {
    const timesheet = timesheetOf(k1(), ben, diary('2026-11-16T09:00Z', 'X'), week);
    const invoice = invoiceOf(k1(), timesheet);
    if (!invoice) throw new Error('nothing is billed');
    expect(() => partsOf(invoice, [], byDay)).toThrow('bills nothing');
  });
});
