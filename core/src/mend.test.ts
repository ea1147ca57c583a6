import { describe, expect, it } from 'vitest';
import { claimable, mendable, mendOf } from './mend.ts';
import type { DiaryEntry } from './timesheet.ts';

const ENTRY: DiaryEntry = {
  segment: 2_800_000,
  kind: 'tracked',
  trackedSeconds: 600,
  trackedMinutes: 10,
  activeMinutes: 2,
  snapshotAt: 1_680_000_300,
  memo: '',
  label: null,
  countedSeconds: 600,
  billedSeconds: 600,
  rate: 4500n,
  protected: false,
  reasons: ['memo-missing'],
};
const entry = (changes: Partial<DiaryEntry>): DiaryEntry => ({ ...ENTRY, ...changes });

describe('what helps a segment that is billed and not protected', () => {
  it.each([
    ['P5: a memo, where only that is missing', ['memo-missing'], 'memo'],
    ['P6: a better memo, where it was quiet', ['low-activity'], 'activity'],
    ['P5, P6: a better memo, where it was quiet and has none', ['memo-missing', 'low-activity'], 'activity'],
    ['P4: the client, where all else is well', ['client-unverified'], 'client'],
    [
      'D2: a memo all the same, where the client is unverified too',
      ['client-unverified', 'memo-missing'],
      'memo',
    ],
    ['P3: nothing, without a snapshot', ['no-snapshot', 'memo-missing'], null],
    ['P7: nothing, where the picture was withheld', ['picture-private'], null],
    ['P8: nothing, where activity was not measured', ['memo-missing', 'activity-unmeasured'], null],
  ] as const)('%s', (_, reasons, mend) => {
    expect(mendOf(entry({ reasons }))).toBe(mend);
  });

  it('P1, P2: nothing by hand, nothing over the limit, and what is protected needs none', () => {
    expect(mendOf(entry({ kind: 'manual', reasons: ['manual-time'] }))).toBeNull();
    expect(mendOf(entry({ billedSeconds: 0, reasons: ['over-limit'] }))).toBeNull();
    expect(mendOf(entry({ protected: true, reasons: [] }))).toBeNull();
  });

  it('is summed by how, each rate rounded once', () => {
    const found = mendable([
      entry({}),
      entry({ segment: 2_800_001, billedSeconds: 300 }),
      entry({ segment: 2_800_002, reasons: ['low-activity'] }),
      entry({ segment: 2_800_003, protected: true, reasons: [] }),
    ]);
    expect([...found.keys()]).toEqual(['memo', 'activity']);
    expect(found.get('memo')).toEqual({ segments: [2_800_000, 2_800_001], seconds: 900, amount: 1125n });
  });
});

describe('what could be written in by hand', () => {
  const uncounted = { countedSeconds: 0, billedSeconds: 0, protected: null, trackedSeconds: 240 };
  const none = entry({ ...uncounted, reasons: ['no-snapshot'] });

  it('C4: is what was tracked and does not count', () => {
    expect(claimable([none, entry({ segment: 2_800_001 })])).toMatchObject({ seconds: 240, amount: 300n });
    expect(claimable([entry({})])).toBeNull();
  });

  it('M3: is not what was written in already, nor what came late (T6), nor time of a fixed price', () => {
    const byHand = entry({ kind: 'manual', trackedSeconds: 0, reasons: ['manual-time'] });
    expect(claimable([none, byHand])).toBeNull();
    expect(claimable([entry({ ...uncounted, reasons: ['late'] })])).toBeNull();
    expect(claimable([entry({ ...uncounted, rate: 0n, reasons: ['no-snapshot'] })])).toBeNull();
  });
});
