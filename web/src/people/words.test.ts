import { describe, expect, it } from 'vitest';
import { readFilter } from './filter.ts';
import { monthsOf, onTimeText, starsText } from './words.ts';

describe('a history', () => {
  it.each([
    ['2026-11-02T00:00:00Z', null, 'since Nov 2026'],
    ['2026-11-02T00:00:00Z', '2026-11-30T12:00:00Z', 'Nov 2026'],
    ['2026-11-30T23:59:59Z', '2027-01-01T00:00:00Z', 'Nov 2026 – Jan 2027'],
  ])('from %s to %s is %s', (from, to, says) => expect(monthsOf({ from, to })).toBe(says));

  it('says stars in tenths, and how invoices were paid', () => {
    expect([starsText(4.666), starsText(5)]).toEqual(['4.7', '5']);
    expect(onTimeText({ first: 0, of: 0 })).toBe('No invoice was charged yet');
    expect(onTimeText({ first: 1, of: 1 })).toBe('1 of 1 invoice at the first attempt');
  });
});

describe('what an address looks for', () => {
  it('is read, and what it cannot mean is left out', () => {
    expect(readFilter({ search: ' shops ', level: 'expert', skill: 7 })).toEqual({
      search: ' shops ',
      level: 'expert',
      skill: '7',
    });
    expect(readFilter({ search: ' ', level: 'guru', skill: ['CSS'] })).toEqual({});
  });
});
