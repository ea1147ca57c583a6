import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Share, shareOfInvoice } from './dispute.ts';
import { NO_SHARE, sharesOfLines, shareToHold, sumOfShares } from './dispute-shares.ts';
import { invoiceOf } from './invoice.ts';
import { segmentOf, segmentStart } from './segment.ts';
import { diary } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { changed, unchanged } from './timeline.ts';
import { type DiaryEntry, timesheetOf } from './timesheet.ts';
import { weekOf } from './week.ts';

const nine = segmentOf(at('09:00'));
const fee = fc.bigInt({ min: 0n, max: 100_000_000n });
const rate = fc.bigInt({ min: 1n, max: 100_000n });
const week = fc
  .record({
    terms: fc.tuple(fee, fee, rate, fc.nat(40), rate).map(([freelancerFee, clientFee, first, after, then]) =>
      k1({
        freelancerFee,
        clientFee,
        rate: changed(unchanged(first), segmentStart(nine + after), then),
      }),
    ),
    drawn: fc.string({ unit: fc.constantFrom('1', '5', '9', 'm', '.'), maxLength: 40 }),
  })
  .map(({ terms, drawn }) => ({
    terms,
    sheet: timesheetOf(terms, ben, diary('2026-11-16T09:00Z', drawn), weekOf(at('09:00'))),
  }));
const FIELDS = ['total', 'freelancerFee', 'net', 'clientFee', 'clientTotal'] as const;
const isNothingBelow = (share: Share) => FIELDS.every((field) => share[field] >= 0n);

describe('D2: what hangs on each line of a dispute', () => {
  it('adds up to the dispute to the last unit, whatever is refunded of it and whatever paid', () => {
    fc.assert(
      fc.property(week, fc.array(fc.boolean(), { maxLength: 80 }), ({ terms, sheet }, chosen) => {
        const lines = sheet.entries.filter((_, index) => chosen[index]);
        const share = shareToHold(terms, sheet, { lines: [], share: NO_SHARE }, lines);
        const each = sharesOfLines(terms, sheet, share, lines);
        expect(each.every(isNothingBelow)).toBe(true);
        if (lines.length > 0) expect(sumOfShares(each)).toEqual(share);
        const [back, paid] = [each.filter((_, n) => n % 2 === 0), each.filter((_, n) => n % 2 === 1)];
        expect(sumOfShares([sumOfShares(back), sumOfShares(paid)])).toEqual(sumOfShares(each));
      }),
    );
  });
});

describe('D1: disputed in several disputes, some of them withdrawn and disputed again', () => {
  it('all that is held is never more than the invoice, and is exactly it where all of it is disputed', () => {
    const deeds = fc.array(fc.record({ withdraw: fc.boolean(), which: fc.nat(9), from: fc.nat(40) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(week, deeds, ({ terms, sheet }, steps) => {
        let disputes: { lines: DiaryEntry[]; share: Share }[] = [];
        const hold = (lines: DiaryEntry[]) => {
          const standing = {
            lines: disputes.flatMap((one) => one.lines),
            share: sumOfShares(disputes.map((one) => one.share)),
          };
          const free = lines.filter((line) => !standing.lines.includes(line));
          disputes.push({ lines: free, share: shareToHold(terms, sheet, standing, free) });
        };
        for (const { withdraw, which, from } of steps) {
          if (withdraw) disputes = disputes.filter((_, n) => n !== which % (disputes.length || 1));
          else hold(sheet.entries.slice(from, from + 5));
          const held = sumOfShares(disputes.map((one) => one.share));
          const whole = invoiceOf(terms, sheet) ?? NO_SHARE;
          expect(disputes.every(({ share }) => isNothingBelow(share))).toBe(true);
          for (const field of FIELDS) expect(held[field]).toBeLessThanOrEqual(whole[field]);
        }
        hold([...sheet.entries]);
        expect(sumOfShares(disputes.map((one) => one.share))).toEqual(
          shareOfInvoice(terms, sheet, sheet.entries),
        );
      }),
    );
  });
});
