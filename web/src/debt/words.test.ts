import type { Attempt, Owed } from '@stint/wire/debt';
import { describe, expect, it } from 'vitest';
import { attemptSays, nextSays, whyDeclined } from './words.ts';

const attempt: Attempt = {
  n: 2,
  at: '2026-11-23T12:00:00Z',
  day: 2,
  card: { brand: 'visa', last4: '0341' },
  by: null,
  state: 'declined',
  why: 'insufficient_funds',
};
const owed: Owed = {
  contract: 'k1',
  title: 'Web shop',
  freelancer: 'Ana Duarte',
  week: '2026-11-16',
  currency: 'USD',
  amount: '47.25',
  failedAt: null,
  nextAt: '2026-11-24T12:00:00Z',
  attempts: [attempt],
  advanced: '0.00',
  disputed: false,
};

describe('D5: what is owed, in words', () => {
  it('says why a bank said no in plain words, and shows a word that nobody knows', () => {
    expect(attemptSays(attempt)).toBe(
      'Day 2 of 5: Visa ending in 0341 was declined; there was not enough money on it.',
    );
    expect(attemptSays({ ...attempt, by: 'Ben Okafor' })).toMatch(/^By hand, Ben Okafor: /);
    expect(attemptSays({ ...attempt, why: 'card_removed' })).not.toContain('0341');
    expect(whyDeclined('new_reason')).toBe('the bank said “new reason”');
  });

  it('says when the next attempt is on both clocks, or that there is none', () => {
    expect(nextSays(owed, 'Asia/Tokyo')).toMatch(/12:00 UTC, 21:00 for you/);
    expect(nextSays({ ...owed, nextAt: null, failedAt: '2026-11-27T12:00:00Z' }, 'UTC')).toContain(
      'Nothing is tried by itself any more',
    );
    expect(nextSays({ ...owed, nextAt: null, attempts: [] }, 'UTC')).toContain('as soon as there is one');
  });
});
