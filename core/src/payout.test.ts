import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from './instant.ts';
import { monthOf } from './month.ts';
import { approve, lastTurn, needsTwo, nextTurn, type PayoutSchedule, usualPayoutLimits } from './payout.ts';

const at = (text: string) => parseInstant(text) ?? 0;
const turns = (schedule: PayoutSchedule, now: string) =>
  [lastTurn(schedule, at(now)), nextTurn(schedule, at(now))].map((turn) =>
    turn === null ? null : formatInstant(turn).slice(0, 10),
  );

describe('a payout plan', () => {
  it('pays on Wednesdays, when holds end (B5)', () => {
    expect(turns('weekly', '2026-12-02T00:00:00Z')).toEqual(['2026-12-02', '2026-12-09']);
    expect(turns('weekly', '2026-12-01T23:59:59Z')).toEqual(['2026-11-25', '2026-12-02']);
  });

  it('or on the 1st and the 15th, or on the 1st, over the end of a year', () => {
    expect(turns('twice-a-month', '2026-12-14T10:00:00Z')).toEqual(['2026-12-01', '2026-12-15']);
    expect(turns('twice-a-month', '2026-12-15T00:00:00Z')).toEqual(['2026-12-15', '2027-01-01']);
    expect(turns('monthly', '2026-12-31T23:59:59Z')).toEqual(['2026-12-01', '2027-01-01']);
  });

  it('never by hand', () => {
    expect(turns('by-hand', '2026-12-02T00:00:00Z')).toEqual([null, null]);
  });
});

describe('a large payout', () => {
  it('is one above the limit, not one at it', () => {
    expect([1_000_000n, 1_000_001n].map((sum) => needsTwo(sum, usualPayoutLimits('USD').twoAbove))).toEqual([
      false,
      true,
    ]);
  });

  it('goes when two different operators have approved it, none of whom it pays', () => {
    const looked = { own: 'ana', makers: [], approvers: [] };
    expect(approve(looked, 'olu')).toBe('waits');
    expect(approve({ ...looked, approvers: ['olu'] }, 'olu')).toBe('again');
    expect(approve({ ...looked, approvers: ['olu'] }, 'ana')).toBe('again');
    expect(approve({ ...looked, approvers: ['olu'] }, 'eve')).toBe('done');
  });

  it('as a file goes when another one than its maker has', () => {
    const made = { own: null, makers: ['olu'], approvers: [] };
    expect([approve(made, 'olu'), approve(made, 'eve')]).toEqual(['again', 'done']);
  });
});

describe('a month', () => {
  it('adds up: opening + pay − fees − refunds − payouts = closing', () => {
    const week = { net: 12_150n, fee: 1350n };
    const month = monthOf(500n, [
      { entry: 'hold-released:k1:2026-11-16', amount: 12_150n, week },
      { entry: 'hold-released:k1:2026-11-23', amount: 4050n, week },
      { entry: 'refund-made:r1', amount: -900n, week },
      { entry: 'payout-sent:p1', amount: -10_000n, week: null },
      { entry: 'payout-failed:p1', amount: 10_000n, week: null },
    ]);
    expect(month).toMatchObject({ pay: 18_000n, fees: 1800n, refunds: 900n, payouts: 0n, closing: 15_800n });
    expect(500n + month.pay - month.fees - month.refunds - month.payouts).toBe(month.closing);
  });
});
