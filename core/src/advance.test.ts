import { describe, expect, it } from 'vitest';
import { advanceOf, protectedShare } from './advance.ts';
import { invoiceOf } from './invoice.ts';
import { diary } from './testing/diary.ts';
import { ben, k1 } from './testing/world.ts';
import { timesheetOf } from './timesheet.ts';
import { weekOf } from './week.ts';

const week = weekOf(Date.UTC(2026, 10, 16, 9) / 1000);

describe('D5: what the fund pays of a failed charge', () => {
  it('is the freelancer’s part of what was protected when the week locked; manual time is never (P1)', () => {
    const timesheet = timesheetOf(k1(), ben, diary('2026-11-16T09:00Z', '777777 mmmmmm'), week);
    const whole = invoiceOf(k1(), timesheet);
    const share = protectedShare(k1(), timesheet);
    expect(share.net).toBeGreaterThan(0n);
    expect(share.net * 2n).toBe(whole?.net);
    const first = timesheet.entries.find((entry) => entry.protected === true);
    const rest = protectedShare(k1(), timesheet, first ? [first] : []);
    expect(rest.net).toBe((share.net * 5n) / 6n);
  });

  const debt = { protected: 100n, advanced: 0n, left: 500n, cap: 1000n, outstanding: 0n, fund: 1000n };

  it('is all that is protected where the fund and the cap have room', () => {
    expect(advanceOf(debt)).toEqual({ pays: 100n, short: 0n, overCap: 0n });
  });

  it('waits for what the fund lacks, and never takes it below 0', () => {
    expect(advanceOf({ ...debt, fund: 30n })).toEqual({ pays: 30n, short: 70n, overCap: 0n });
    expect(advanceOf({ ...debt, advanced: 30n, fund: 0n })).toEqual({ pays: 0n, short: 70n, overCap: 0n });
  });

  it('is no more than the cap leaves: what is over it stays the client’s alone to pay', () => {
    expect(advanceOf({ ...debt, cap: 80n, outstanding: 20n })).toEqual({
      pays: 60n,
      short: 0n,
      overCap: 40n,
    });
    expect(advanceOf({ ...debt, cap: 10n, outstanding: 20n })).toEqual({
      pays: 0n,
      short: 0n,
      overCap: 100n,
    });
  });

  it('is never more than is still to come of that week', () => {
    expect(advanceOf({ ...debt, left: 40n })).toMatchObject({ pays: 40n });
    expect(advanceOf({ ...debt, left: -1n })).toMatchObject({ pays: 0n });
  });
});
