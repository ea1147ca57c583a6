import { describe, expect, it } from 'vitest';
import { closesSoon, postedText, priceText, proposalsText, standingText } from './words.ts';

const NOW = Date.UTC(2026, 10, 18, 10) / 1000;
const hourly = { kind: 'hourly', currency: 'USD', rateFrom: null, rateTo: null, budget: null } as const;

describe('a job in words', () => {
  it('says what is paid', () => {
    expect(priceText(hourly)).toBe('rate to be agreed');
    expect(priceText({ ...hourly, rateFrom: '40.00' })).toBe('from $40.00 an hour');
    expect(priceText({ ...hourly, rateTo: '60.00' })).toBe('up to $60.00 an hour');
    expect(priceText({ ...hourly, rateFrom: '40.00', rateTo: '60.00' })).toBe('$40.00 to $60.00 an hour');
    expect(priceText({ ...hourly, rateFrom: '40.00', rateTo: '40.00' })).toBe('$40.00 an hour');
    expect(priceText({ ...hourly, kind: 'fixed' })).toBe('price to be agreed');
    expect(priceText({ ...hourly, kind: 'fixed', currency: 'JPY', budget: '900' })).toBe('¥900 in all');
  });

  it('says until when it is open, by both clocks, and what closed it', () => {
    const open = { state: 'open', expiresAt: '2026-11-20T10:00:00Z', closedAt: null } as const;
    expect(standingText(open, NOW, 'Europe/Berlin')).toBe(
      'Until Fri 10:00 UTC, 11:00 for you, in 2 d: 30 days after the last proposal, offer or edit.',
    );
    expect(standingText({ ...open, state: 'expired', expiresAt: '2026-11-17T10:00:00Z' }, NOW, 'UTC')).toBe(
      'Closed by itself 24 h ago: nothing happened for 30 days.',
    );
    const closed = { state: 'closed', expiresAt: null, closedAt: '2026-11-18T09:30:00Z' } as const;
    expect(standingText(closed, NOW, 'UTC')).toBe('Closed 30 min ago.');
  });

  it('says that it closes soon in its last three days', () => {
    expect(closesSoon({ state: 'open', expiresAt: '2026-11-21T10:00:00Z' }, NOW)).toBe(true);
    expect(closesSoon({ state: 'open', expiresAt: '2026-11-21T10:00:01Z' }, NOW)).toBe(false);
    expect(closesSoon({ state: 'closed', expiresAt: null }, NOW)).toBe(false);
  });

  it('counts proposals and days', () => {
    expect([0, 1, 2].map(proposalsText)).toEqual(['no proposals yet', '1 proposal', '2 proposals']);
    expect(postedText({ postedAt: '2026-11-15T10:00:00Z' }, NOW)).toBe('posted 3 d ago');
    expect(postedText({ postedAt: '2026-11-18T10:00:00Z' }, NOW)).toBe('posted just now');
  });
});
