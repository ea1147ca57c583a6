import { describe, expect, it } from 'vitest';
import { isSame, queryOf, readReportSearch, searchOf } from './search.ts';

describe('the address of a report', () => {
  it('is this month by contract, by the reader’s own clock, where it says nothing', () => {
    expect(queryOf(readReportSearch({}), 'Europe/Lisbon')).toEqual({
      by: 'contract',
      zone: 'Europe/Lisbon',
      period: 'this-month',
      contracts: [],
      freelancers: [],
      labels: [],
    });
  });

  it('says two days or a period, never both, and nothing that is neither', () => {
    const days = { from: '2026-11-16', to: '2026-11-22' };
    expect(readReportSearch({ ...days, period: 'today' })).toEqual(days);
    expect(readReportSearch({ from: '2026-11-16', period: 'last-week' })).toEqual({ period: 'last-week' });
    expect(readReportSearch({ from: '2026-02-30', to: 'x', period: 'for-ever', by: 'mood' })).toEqual({});
  });

  it('takes one filter or many, each once, and “none” as a label', () => {
    expect(readReportSearch({ contracts: 'k1', labels: ['', 'call', 'call', 7] })).toEqual({
      contracts: ['k1'],
      labels: ['', 'call', '7'],
    });
  });

  it('comes back from what is saved as it went', () => {
    const query = queryOf(readReportSearch({ by: 'memo', period: 'last-12-weeks', labels: [''] }), 'UTC');
    expect(queryOf(searchOf(query), 'Asia/Tokyo')).toEqual(query);
    expect(isSame(query, queryOf(searchOf(query, 'r1'), 'UTC'))).toBe(true);
    expect(isSame(query, { ...query, by: 'day' })).toBe(false);
  });
});
