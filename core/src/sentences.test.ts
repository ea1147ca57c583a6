import { describe, expect, it } from 'vitest';
import { formatHours, formatMinutes } from './duration.ts';
import type { RefusalCode } from './refusal.ts';
import { sayReason, sayRefusal } from './sentences.ts';
import type { EntryReason } from './timesheet.ts';

const refusals = {
  'already-tracking': 'T1',
  'not-tracking': 'T1',
  'contract-paused': 'T5',
  'contract-ended': 'T5',
  'contract-not-started': 'T5',
  'week-locked': 'C3',
  'segment-running': 'C3',
  'no-such-segment': 'C3',
  'manual-time-not-allowed': 'M1',
  'not-on-boundary': 'M2',
  'in-the-future': 'M2',
  'outside-contract': 'M2',
  'crosses-weeks': 'M2',
  'memo-required': 'M2',
  overlaps: 'M3',
  deleted: 'M4',
  'not-allowed': 'T5',
} as const satisfies Record<RefusalCode, string>;

const reasons = {
  'manual-time': 'P1',
  'over-limit': 'P2',
  'no-snapshot': 'P3',
  'client-unverified': 'P4',
  'memo-missing': 'P5',
  'low-activity': 'P6',
  'picture-private': 'P7',
  'activity-unmeasured': 'P8',
  deleted: 'C3',
  late: 'T6',
} as const satisfies Record<EntryReason, string>;

const keys = <Key extends string>(record: Record<Key, string>): Key[] => Object.keys(record) as Key[];
const all = [
  ...keys(refusals).map((code) => ({ code, said: sayRefusal(code) })),
  ...keys(reasons).map((code) => ({ code, said: sayReason(code, 'exact') })),
];

describe('every decision has a plain sentence and its rule', () => {
  it('T1–T6, C1–C3, M1–M4, P1–P8: each code names its rule', () => {
    for (const code of keys(refusals)) expect(sayRefusal(code).rule, code).toBe(refusals[code]);
    for (const code of keys(reasons)) expect(sayReason(code, 'exact').rule, code).toBe(reasons[code]);
  });

  it('C1: under segment pay a missing snapshot means that nothing counts', () => {
    expect(sayReason('no-snapshot', 'segment')).toMatchObject({ rule: 'C1' });
  });

  it('a refusal says what would work instead', () => {
    for (const code of keys(refusals)) expect(sayRefusal(code).mend, code).toMatch(/\.$/);
  });

  it.each(all)('$code is said in whole sentences, without blame and without the code', ({ code, said }) => {
    for (const sentence of [said.sentence, said.mend ?? 'Nothing.']) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence.toLowerCase()).not.toMatch(
        /productiv|monitor|caught|violat|invalid|error|failed|fault|please|!/,
      );
      if (code.includes('-')) expect(sentence).not.toContain(code);
    }
  });
});

describe('time for people', () => {
  it('hours are 6:40, never 6.67, and lose no second', () => {
    expect([24_000, 0, 59, 60, 360_000, 3661].map(formatHours)).toEqual([
      '6:40',
      '0:00',
      '0:00:59',
      '0:01',
      '100:00',
      '1:01:01',
    ]);
    expect([600, 252, 1].map(formatMinutes)).toEqual(['10:00', '4:12', '0:01']);
  });
});
