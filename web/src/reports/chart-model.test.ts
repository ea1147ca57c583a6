import type { Report, ReportLine } from '@stint/wire/reports';
import { describe, expect, it } from 'vitest';
import { chartsOf } from './chart-model.ts';

describe('the charts of a report', () => {
  it('tell hours, active minutes of ten, and what was billed in each currency', () => {
    const charts = chartsOf(report());
    expect(charts.map(({ id, title }) => [id, title])).toEqual([
      ['hours', 'Hours that count'],
      ['active', 'Active minutes of ten tracked'],
      ['money-USD', 'Billed in USD'],
      ['money-JPY', 'Billed in JPY'],
    ]);
  });

  it('say in a sentence what they show', () => {
    const [time, active, dollars, yen] = chartsOf(report());
    expect(time?.says).toBe('1:40 counted in 16–17 Nov 2026, 0:20 of it manual. Most: 1:00, Mon 16 Nov.');
    expect(active?.says).toBe('7.5/10 on average in 16–17 Nov 2026.');
    expect(dollars?.says).toBe('$60.00 billed in 16–17 Nov 2026, before fees. Most: $45.00, Mon 16 Nov.');
    expect(yen?.says).toBe('¥3,000 billed in 16–17 Nov 2026, before fees. Most: ¥3,000, Tue 17 Nov.');
  });

  it('keep one part for each row, the manual time of each, and all others apart', () => {
    const [time] = chartsOf(report());
    expect(time?.parts).toEqual([
      { name: 'Header colours', others: false, values: [3600, 0], manual: [0, 0] },
      { name: 'no memo', others: false, values: [0, 1200], manual: [0, 1200] },
      { name: 'All others', others: true, values: [0, 1200], manual: [0, 0] },
    ]);
  });

  it('have no active minutes where nothing was tracked', () => {
    const [, active] = chartsOf(report());
    expect(active?.parts[0]?.values).toEqual([8, 5]);
    const nothing = report({ lines: [line(null, [0, 0], [0, 0])] });
    expect(chartsOf(nothing)[1]?.parts[0]?.values).toEqual([null, null]);
  });

  it('say nothing of money where the report does not', () => {
    const hidden = report({ totals: { ...report().totals, money: [] } });
    expect(chartsOf(hidden).map(({ id }) => id)).toEqual(['hours', 'active']);
  });
});

function report(changes: Partial<Report> = {}): Report {
  return {
    by: 'memo',
    zone: 'UTC',
    from: '2026-11-16',
    to: '2026-11-17',
    at: '2026-11-18T00:00:00Z',
    shows: { money: true, fees: false, memos: true },
    contracts: [],
    rows: [],
    others: null,
    totals: {
      entries: 10,
      trackedSeconds: 4800,
      uncountedSeconds: 0,
      countedSeconds: 6000,
      manualSeconds: 1200,
      overLimitSeconds: 0,
      billedSeconds: 6000,
      protectedSeconds: 4800,
      activeMinutes: 60,
      trackedMinutes: 80,
      money: [
        { currency: 'USD', amount: '60.00', issued: '0.00', stipend: '0.00', fees: null },
        { currency: 'JPY', amount: '3000', issued: '0', stipend: '0.00', fees: null },
      ],
    },
    steps: { of: 'day', at: ['2026-11-16', '2026-11-17'] },
    lines: [
      { ...line('Header colours', [3600, 0], [0, 0]), activeMinutes: [48, 0], trackedMinutes: [60, 0] },
      line('', [0, 1200], [0, 1200]),
      { ...line(null, [0, 1200], [0, 0]), activeMinutes: [0, 10], trackedMinutes: [0, 20] },
    ],
    ...changes,
  };
}

function line(key: string | null, countedSeconds: number[], manualSeconds: number[]): ReportLine {
  return {
    key,
    name: key ?? '',
    trackedSeconds: [0, 0],
    countedSeconds,
    manualSeconds,
    activeMinutes: [0, 0],
    trackedMinutes: [0, 0],
    amounts:
      key === null
        ? [{ currency: 'JPY', amounts: ['0', '3000'] }]
        : [{ currency: 'USD', amounts: key === '' ? ['0.00', '15.00'] : ['45.00', '0.00'] }],
  };
}
