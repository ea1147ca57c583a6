import { describe, expect, it } from 'vitest';
import { isMonth, monthName, monthOf, monthSpan, nextMonth } from './months.ts';

describe('a month of the books', () => {
  it('is that of UTC, and goes over the year', () => {
    expect(monthOf(Date.UTC(2026, 10, 30, 23, 59, 59) / 1000)).toBe('2026-11');
    expect(nextMonth('2026-12', 1)).toBe('2027-01');
    expect(nextMonth('2027-01', -1)).toBe('2026-12');
    expect(monthSpan('2026-12')).toEqual({ from: '2026-12-01T00:00:00Z', to: '2027-01-01T00:00:00Z' });
    expect(monthName('2027-01')).toBe('January 2027');
  });

  it('in an address that is none is not taken for one', () => {
    expect(['2026-11', '2026-13', '26-1', '2026-1', 202611, null].filter(isMonth)).toEqual(['2026-11']);
  });
});
