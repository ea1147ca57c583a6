import type { Week } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import { headWords } from './head-words.ts';

const week: Week = {
  week: '2026-11-16',
  limitMinutes: null,
  totals: {
    trackedSeconds: 7200,
    uncountedSeconds: 0,
    countedSeconds: 7200,
    manualSeconds: 0,
    overLimitSeconds: 0,
    billedSeconds: 7200,
    protectedSeconds: 7200,
  },
  currency: 'USD',
  invoice: {
    lines: [],
    total: '90.00',
    freelancerFee: '9.00',
    net: '81.00',
    clientFee: '4.50',
    clientTotal: '94.50',
  },
  late: null,
  clock: {
    locksAt: '2026-11-23T12:00:00Z',
    reviewEndsAt: '2026-11-28T00:00:00Z',
    availableAt: '2026-12-02T00:00:00Z',
  },
  stage: 'in-review',
  charge: 'succeeded',
  review: { approvedAt: null, approvedBy: null, held: '0.00', segments: 0, answerBy: null },
};
const names = { freelancer: { id: 'a', name: 'Ana' }, organisation: { id: 'b', name: 'Acme' } };
const held = { approvedAt: null, approvedBy: null, held: '6.75', segments: 1, answerBy: null };

describe('B5: what is paid if nobody says anything', () => {
  it('is the freelancer’s net, told to each side in its own words', () => {
    expect(headWords({ week }, 'client', names)).toMatchObject({
      over: 'If you do nothing',
      amount: 8100n,
      goes: 'moves on to Ana when the review ends',
    });
    expect(headWords({ week }, 'freelancer', names)).toMatchObject({
      over: 'If Acme does nothing',
      goes: 'moves on to you when the review ends',
    });
    expect(headWords({ week }, 'operator', names).over).toBe('If nobody does anything');
  });

  it('D1: is less what is disputed, and says so', () => {
    const { amount, says } = headWords({ week: { ...week, review: held } }, 'freelancer', names);
    expect(amount).toBe(7425n);
    expect(says).toContain('$6.75 of it is disputed and held; it does not move (D1).');
  });

  it('tells what was charged to the client alone, and never to the freelancer', () => {
    const says = (side: 'client' | 'freelancer') => headWords({ week }, side, names).says.join(' ');
    expect(says('client')).toContain('$94.50, both fees included, was charged to your card at the lock.');
    expect(says('freelancer')).not.toContain('94.50');
  });

  it.each(['in-progress', 'pending', 'available'] as const)(
    'says what is true in a week that is %s',
    (stage) => {
      for (const side of ['client', 'freelancer', 'agency', 'operator'] as const) {
        const words = headWords({ week: { ...week, stage } }, side, names);
        expect(words.says.length).toBeGreaterThan(0);
        expect(`${words.over} ${words.goes} ${words.says.join(' ')}`).not.toMatch(/undefined|null|NaN/);
        expect(words.over).not.toContain('nothing');
      }
    },
  );
});
