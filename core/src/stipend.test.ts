import { describe, expect, it } from 'vitest';
import { protectedShare } from './advance.ts';
import { partsOf, STIPEND_GROUP } from './apportion.ts';
import type { Contract } from './contract.ts';
import { shareLess, shareOfInvoice, shareWithStipend } from './dispute.ts';
import { NO_SHARE, sharesOfLines, shareToHold, stipendInDispute, sumOfShares } from './dispute-shares.ts';
import { parseDay } from './instant.ts';
import { billOf, billTermsOf, stipendOf } from './stipend.ts';
import { diary } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { timesheetOf } from './timesheet.ts';

const day = (text: string): number => parseDay(text) ?? 0;
const MONDAY = day('2026-11-16');
const with50 = (change: Partial<Contract> = {}): Contract => ({ ...k1(), weeklyStipend: 5000n, ...change });
const sheet = (drawn: string, contract = with50()) =>
  timesheetOf(contract, ben, diary('2026-11-16T09:00Z', drawn), MONDAY);

describe('a weekly stipend (B6)', () => {
  it('B6: is prorated in the first week by the day of its start, and in no other', () => {
    const days = ['16', '17', '18', '19', '20', '21', '22'];
    const starting = (d: string) => stipendOf(with50({ starts: day(`2026-11-${d}`) + 86_399 }), MONDAY);
    expect(days.map((d) => starting(d)?.percent)).toEqual([100, 80, 60, 40, 20, 20, 20]);
    expect(stipendOf(with50({ starts: day('2026-11-20') }), day('2026-11-23'))?.percent).toBe(100);
    expect(starting('18')).toEqual({ weekly: 5000n, percent: 60, amount: 3000n });
  });

  it('B6: a part is rounded half up once; what rounds to nothing is no line', () => {
    const of = (weeklyStipend: bigint) =>
      stipendOf(with50({ weeklyStipend, starts: day('2026-11-20') }), MONDAY)?.amount;
    expect([of(2n), of(3n), of(7n), of(8n)]).toEqual([undefined, 1n, 1n, 2n]);
  });

  it('B6: a week with a pause has none, however short, and whoever paused', () => {
    const paused = (from: number, to: number | null) => stipendOf(with50({ pauses: [{ from, to }] }), MONDAY);
    expect(paused(at('12:00'), at('12:00') + 1)).toBeNull();
    expect(paused(MONDAY - 86_400, null)).toBeNull();
    expect(paused(MONDAY - 86_400, MONDAY)).not.toBeNull();
    expect(paused(MONDAY + 7 * 86_400, null)).not.toBeNull();
  });

  it('B6: the last week of a contract that ends has it whole; none before the start, none after the end', () => {
    expect(stipendOf(with50({ endedAt: MONDAY + 1 }), MONDAY)?.percent).toBe(100);
    expect(stipendOf(with50({ endedAt: MONDAY }), MONDAY)).toBeNull();
    expect(stipendOf(with50({ starts: MONDAY + 7 * 86_400 }), MONDAY)).toBeNull();
    expect(stipendOf(k1(), MONDAY)).toBeNull();
  });

  it('B4, B6: fees are of the total with it, each rounded once; it is a bill where nothing else is billed (B5)', () => {
    const contract = with50({ freelancerFee: 10_000_000n, clientFee: 5_000_000n });
    expect(billOf(contract, sheet('9', contract))).toMatchObject({
      lines: [{ amount: 750n }],
      stipend: { amount: 5000n },
      total: 5750n,
      freelancerFee: 575n,
      net: 5175n,
      clientFee: 288n,
      clientTotal: 6038n,
    });
    expect(billOf(contract, sheet('', contract))).toMatchObject({ lines: [], total: 5000n, net: 4500n });
    expect(billOf(k1(), sheet('', k1()))).toBeNull();
  });

  it('B6, D5: it is never protected', () => {
    const contract = with50({ freelancerFee: 0n, clientFee: 0n });
    const week = sheet('9 9', contract);
    expect(protectedShare(billTermsOf(contract, MONDAY), week).total).toBe(1500n);
  });

  it('B6, D1: it is held with the first that is disputed, once, and lines and stipend are the share to the last unit', () => {
    const contract = with50({ freelancerFee: 10_000_000n, clientFee: 3_333_333n });
    const week = sheet('9 9 9', contract);
    const terms = billTermsOf(contract, MONDAY);
    const [a, b, c] = week.entries;
    if (!a || !b || !c) throw new Error('three segments');
    const nothing = { lines: [], share: NO_SHARE };
    const first = shareToHold(terms, week, nothing, [a]);
    expect(first.total).toBe(5750n);
    const second = shareToHold(terms, week, { lines: [a], share: first }, [b]);
    expect(second.total).toBe(750n);
    expect(sumOfShares([first, second])).toEqual(shareWithStipend(terms, week, [a, b]));
    const held = sumOfShares([first, second]);
    const stipend = stipendInDispute(terms, week, held, [a, b]);
    expect(stipend.total).toBe(5000n);
    const lines = sharesOfLines(terms, week, shareLess(held, stipend), [a, b]);
    expect(sumOfShares([...lines, stipend])).toEqual(held);
    expect(shareWithStipend(terms, week, [])).toEqual(NO_SHARE);
    expect(shareOfInvoice(terms, week, [a, b, c]).total).toBe(2250n);
  });

  it('B6: a report takes it apart as a group of its own on its day, and the parts are the invoice', () => {
    const contract = with50({ freelancerFee: 10_000_000n, clientFee: 3_333_333n });
    const week = sheet('9 9', contract);
    const bill = billOf(contract, week);
    if (!bill) throw new Error('a bill');
    const parts = partsOf(bill, week.entries, () => ({ day: '2026-11-18', group: 'x' }), '2026-11-16');
    expect(parts.map(({ day: on, group, amount }) => [on, group, amount])).toEqual([
      ['2026-11-16', STIPEND_GROUP, 5000n],
      ['2026-11-18', 'x', 1500n],
    ]);
    expect(parts.reduce((total, part) => total + part.clientFee, 0n)).toBe(bill.clientFee);
    expect(parts.reduce((total, part) => total + part.freelancerFee, 0n)).toBe(bill.freelancerFee);
  });
});
