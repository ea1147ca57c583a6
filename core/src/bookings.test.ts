import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accounts,
  type BookedWeek,
  chargeSucceeded,
  holdReleased,
  invoiceIssued,
  payoutSent,
  reviewPassed,
} from './bookings.ts';
import type { Invoice } from './invoice.ts';
import { invoiceOf } from './invoice.ts';
import { balancesOf, type Entry } from './ledger.ts';
import { diary } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { timesheetOf } from './timesheet.ts';
import { weekClock, weekOf } from './week.ts';

const week = weekOf(at('09:00'));
const clock = weekClock(week);
const booked: BookedWeek = { contract: 'k1', org: 'acme', freelancer: 'ana', week, currency: 'USD' };

/** A week's pay on its whole way, one entry a step. */
function wholeWay(bill: Invoice): Entry[] {
  const payout = {
    id: 'p1',
    freelancer: 'ana',
    amount: bill.net,
    currency: 'USD',
    via: 'processor' as const,
  };
  return [
    invoiceIssued(booked, bill, clock.locksAt),
    chargeSucceeded(booked, bill.clientTotal, clock.locksAt),
    reviewPassed(booked, bill.net, clock.reviewEndsAt),
    holdReleased(booked, bill.net, clock.availableAt),
    payoutSent(payout, clock.availableAt),
  ];
}

function billOf(drawing: string): Invoice {
  const bill = invoiceOf(k1(), timesheetOf(k1(), ben, diary('2026-11-16T09:00Z', drawing), week));
  if (!bill) throw new Error('something is billed');
  return bill;
}

describe('the books of a paid week', () => {
  const bill = billOf('777777 mm');
  const steps = wholeWay(bill);
  const after = (count: number) => Object.fromEntries(balancesOf(steps.slice(0, count)).get('USD') ?? []);

  it('B5: at the lock the client owes all of it; the net is in review and both fees are the platform’s', () => {
    expect(after(1)).toEqual({
      'client:acme': -6300n,
      'freelancer:ana:in-review': 5400n,
      'platform:fees': 900n,
    });
  });

  it('B5: the charge settles the client', () => {
    expect(after(2)).toMatchObject({ 'client:acme': 0n, gateway: -6300n });
  });

  it('B5: then the pay walks from review to pending to available', () => {
    expect(after(3)).toMatchObject({ 'freelancer:ana:in-review': 0n, 'freelancer:ana:pending': 5400n });
    expect(after(4)).toMatchObject({ 'freelancer:ana:pending': 0n, 'freelancer:ana:available': 5400n });
  });

  it('B5: paid out, the gateway has taken in the fees and nothing waits anywhere', () => {
    expect(after(5)).toEqual({
      'client:acme': 0n,
      'freelancer:ana:in-review': 0n,
      'freelancer:ana:pending': 0n,
      'freelancer:ana:available': 0n,
      'platform:fees': 900n,
      gateway: -900n,
    });
  });

  it('an entry is named after its event, so that it is booked once', () => {
    expect(steps.map(({ id }) => id)).toEqual([
      'invoice-issued:k1:2026-11-16',
      'charge-succeeded:k1:2026-11-16',
      'review-passed:k1:2026-11-16',
      'hold-released:k1:2026-11-16',
      'payout-sent:p1',
    ]);
  });

  it('a posting of nothing is left out: a fee of 100 % leaves no net to move', () => {
    const all: Invoice = { ...bill, freelancerFee: bill.total, net: 0n };
    expect(invoiceIssued(booked, all, clock.locksAt).postings.map(({ to }) => to)).toEqual([accounts.fees()]);
    expect(reviewPassed(booked, 0n, clock.reviewEndsAt).postings).toEqual([]);
  });
});

describe('every entry balances', () => {
  const drawing = fc.string({
    unit: fc.constantFrom('0', '5', 'X', 'u', 'm', '.'),
    minLength: 1,
    maxLength: 30,
  });

  it('B4, B5: whatever the week, each currency adds up to 0 after every step', () => {
    fc.assert(
      fc.property(drawing, fc.constantFrom('USD', 'JPY', 'EUR'), (signs, currency) => {
        const bill = billOf(`${signs}9`);
        const steps = [...wholeWay(bill), invoiceIssued({ ...booked, currency, org: 'other' }, bill, 0)];
        steps.forEach((_, count) => {
          for (const accountsOf of balancesOf(steps.slice(0, count + 1)).values()) {
            expect([...accountsOf.values()].reduce((all, each) => all + each, 0n)).toBe(0n);
          }
        });
      }),
    );
  });
});
