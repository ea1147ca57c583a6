import { parseInstant } from '@stint/core/instant';
import { describe, expect, it } from 'vitest';
import { bothClocks, clocksApart, dayName, daysName, deadline, distance, duration, hours } from './spoken.ts';

const at = (text: string) => parseInstant(text) ?? Number.NaN;

describe('hours', () => {
  it('are 6:40, never 6.67', () => {
    expect([24_000, 0, 540, 72_000, 359_999].map(hours)).toEqual(['6:40', '0:00', '0:09', '20:00', '99:59']);
  });

  it('are minutes and seconds in a sentence', () => {
    expect([600, 60, 252, 40].map(duration)).toEqual(['10 minutes', '1 minute', '4 min 12 s', '40 s']);
  });
});

describe('a deadline', () => {
  const lock = at('2026-11-23T12:00:00Z');

  it('is said in both clocks and in how far off it is', () => {
    expect(deadline(lock, at('2026-11-23T08:40:00Z'), 'Europe/Berlin')).toBe(
      'Mon 12:00 UTC, 13:00 for you, in 3 h 20',
    );
    expect(deadline(lock, at('2026-11-20T08:00:00Z'), 'Asia/Kathmandu')).toBe(
      'Mon 12:00 UTC, 17:45 for you, in 3 d',
    );
  });

  it('names the other day where it is another day for you', () => {
    expect(deadline(at('2026-11-28T00:00:00Z'), at('2026-11-27T00:00:00Z'), 'America/New_York')).toBe(
      'Sat 00:00 UTC, Fri 19:00 for you, in 24 h',
    );
  });

  it('leaves the second clock out in UTC, and names the date when it is far', () => {
    expect(deadline(lock, at('2026-11-16T09:00:00Z'), 'UTC')).toBe('Mon 23 Nov 12:00 UTC, in 7 d');
    expect(bothClocks(lock, 'Europe/Berlin')).toBe('Mon 23 Nov 12:00 UTC, 13:00 for you');
  });

  it('can be past', () => {
    expect([-720, 0, 59, 60, 3600, 172_800].map(distance)).toEqual([
      '12 min ago',
      'now',
      'now',
      'in 1 min',
      'in 1 h',
      'in 2 d',
    ]);
  });
});

describe('two clocks', () => {
  it('are so far apart as they are at that instant', () => {
    const apart = (theirs: string, text: string) => clocksApart(theirs, 'Europe/Lisbon', at(text));
    expect(apart('America/New_York', '2026-11-16T09:00:00Z')).toBe('5 h behind you');
    expect(apart('America/New_York', '2026-10-28T09:00:00Z')).toBe('4 h behind you');
    expect(apart('Asia/Kathmandu', '2026-11-16T09:00:00Z')).toBe('5 h 45 ahead of you');
    expect(apart('Europe/London', '2026-11-16T09:00:00Z')).toBe('the same as yours');
  });
});

describe('days', () => {
  it('have short names', () => {
    expect(dayName('2026-11-16')).toBe('Mon 16 Nov');
    expect(daysName('2026-11-16', '2026-11-22')).toBe('16–22 Nov');
    expect(daysName('2026-11-30', '2026-12-06')).toBe('30 Nov – 6 Dec');
  });
});
