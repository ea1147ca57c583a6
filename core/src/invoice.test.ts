import { describe, expect, it } from 'vitest';
import { story } from './testing/story.ts';
import { told } from './testing/world.ts';

const manualTime = { contract: { manualTime: true } };
const rates = (lines: string) => told(story(lines, manualTime)).segments.map(({ rate }) => rate);
const hour = '12:00 manual 09:00-10:00 Call';

describe('the rate', () => {
  it('B1: a segment is billed at the rate in force when it began', () => {
    expect(rates('09:10 rate 50.00\n12:00 manual 09:00-09:30 A')).toEqual(['45.00', '50.00', '50.00']);
    expect(rates('09:10:01 rate 50.00\n12:00 manual 09:00-09:30 A')).toEqual(['45.00', '45.00', '50.00']);
  });

  it('B1: of two rates set at one instant the later is in force', () => {
    expect(rates('09:00 rate 50.00\n09:00 rate 40.00\n12:00 manual 09:00-09:10 A')).toEqual(['40.00']);
  });
});

describe('the invoice', () => {
  it('B4: one line for each kind and rate, however often a rate returns; tracked first, then by first billed segment', () => {
    const bill = told(
      story(
        `08:00 manual 07:00-07:10 Call
      09:00 start
      09:05 input
      09:10 rate 50.00
      09:14 input
      09:20 rate 45.00
      09:23 input
      09:30 stop`,
        manualTime,
      ),
    );
    expect(bill.invoice?.lines).toEqual([
      { kind: 'tracked', rate: '45.00', seconds: 1200, amount: '15.00' },
      { kind: 'tracked', rate: '50.00', seconds: 600, amount: '8.33' },
      { kind: 'manual', rate: '45.00', seconds: 600, amount: '7.50' },
    ]);
  });

  it('B4: a segment past the limit opens no line', () => {
    const limited = { contract: { manualTime: true, weeklyLimitMinutes: 10 } };
    const bill = told(story('09:10 rate 50.00\n12:00 manual 09:00-09:20 A', limited)).invoice;
    expect(bill?.lines.map(({ rate }) => rate)).toEqual(['45.00']);
  });

  it('B4: each line and each fee is rounded once, half up', () => {
    const contract = {
      manualTime: true,
      rate: '0.03',
      freelancerFeePercent: '50',
      clientFeePercent: '16.666666',
    };
    const bill = told(story('12:00 manual 09:00-09:10 A', { contract })).invoice;
    // 0.03 x 600 / 3600 = 0.005, half up 0.01; half of it 0.005, half up 0.01.
    expect(bill).toMatchObject({
      total: '0.01',
      freelancerFee: '0.01',
      net: '0.00',
      clientFee: '0.00',
      clientTotal: '0.01',
    });
  });

  it('B4: lines are rounded, not segments: six times a third of a cent is two cents', () => {
    const contract = { manualTime: true, rate: '0.02' };
    expect(told(story(hour, { contract })).invoice).toMatchObject({ total: '0.02' });
  });

  it('B4: a fee may be a millionth of a percent, or all of it', () => {
    const contract = {
      manualTime: true,
      rate: '90071992547409.93',
      freelancerFeePercent: '100',
      clientFeePercent: '0.000001',
    };
    expect(told(story(hour, { contract })).invoice).toEqual({
      lines: [{ kind: 'manual', rate: '90071992547409.93', seconds: 3600, amount: '90071992547409.93' }],
      total: '90071992547409.93',
      freelancerFee: '90071992547409.93',
      net: '0.00',
      clientFee: '900719.93',
      clientTotal: '90071993448129.86',
    });
  });

  it.each([
    ['JPY', '3100', '517'],
    ['BHD', '12.345', '2.058'],
    ['CLF', '0.0001', '0.0000'],
    ['UYW', '1.2345', '0.2058'],
    ['EUR', '7', '1.17'],
  ])('B4: %s at %s an hour: ten minutes are %s', (currency, rate, total) => {
    const bill = told(
      story('12:00 manual 09:00-09:10 A', { contract: { manualTime: true, currency, rate } }),
    ).invoice;
    expect(bill?.total).toBe(total);
  });

  it('B5: a week with nothing billable makes no invoice', () => {
    expect(told(story('')).invoice).toBeNull();
    const none = { contract: { manualTime: true, weeklyLimitMinutes: 0 } };
    expect(told(story(hour, none)).invoice).toBeNull();
  });
});
