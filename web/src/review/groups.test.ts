import { segmentOf } from '@stint/core/segment';
import type { ReviewEntry } from '@stint/wire/review';
import { describe, expect, it } from 'vitest';
import { firstReasons, isUnsaid, partsOf, type Reasons } from './because.ts';
import { between } from './choice.ts';
import { canBeDisputed, groupsOf, keyOf } from './groups.ts';
import { foretold, hintText, whenText } from './words.ts';

const picture = { monitor: 0, width: 640, height: 360, blurred: false, maskedPermille: 0, arrived: true };

function entry(start: string, more: Partial<ReviewEntry> = {}): ReviewEntry {
  return {
    start: `2026-11-16T${start}:00Z`,
    kind: 'tracked',
    trackedSeconds: 600,
    trackedMinutes: 10,
    activeMinutes: 9,
    snapshotAt: `2026-11-16T${start.slice(0, 4)}5:00Z`,
    memo: 'Header colours',
    label: null,
    countedSeconds: 600,
    billedSeconds: 600,
    rate: '45.00',
    protected: true,
    reasons: [],
    hints: [],
    seen: {
      app: 'Editor',
      title: null,
      withheld: null,
      pictures: [picture],
      stretches: [],
      activity: [],
      unmeasuredSeconds: 0,
      capabilities: null,
      earlierMemos: [],
      earlierLabels: [],
      kept: null,
      erased: null,
      likeBefore: null,
    },
    ...more,
  };
}

const low = entry('09:00', { protected: false, reasons: ['low-activity'], activeMinutes: 2 });
const blank = entry('09:10', { protected: false, reasons: ['memo-missing'], memo: '' });
const both = entry('09:20', { protected: false, reasons: ['memo-missing', 'low-activity'], memo: '' });
const manual = entry('09:30', { kind: 'manual', protected: false, reasons: ['manual-time'], seen: null });
const over = entry('09:40', { protected: false, reasons: ['over-limit'], billedSeconds: 0 });
const fresh = entry('09:50', { hints: [{ kind: 'new-app', app: 'Figma' }] });
const plain = entry('10:00');
const late = entry('10:10', { reasons: ['late'], countedSeconds: 0, billedSeconds: 0, protected: null });
const gone = entry('10:20', { kind: 'deleted', reasons: ['deleted'], countedSeconds: 0, billedSeconds: 0 });
const week = [low, blank, both, manual, over, fresh, plain, late, gone];

describe('what deserves a look', () => {
  it('P1–P8: each segment stands once, in the first group that it belongs to, with hours and money', () => {
    const groups = groupsOf(week, 'USD');
    expect(groups.map(({ name, entries }) => [name, entries.length])).toEqual([
      ['over-limit', 1],
      ['low-activity', 2],
      ['memo-missing', 1],
      ['manual', 1],
      ['unusual', 1],
      ['plain', 1],
    ]);
    expect(groups.map(({ seconds, amount }) => [seconds, amount])).toEqual([
      [600, 0n],
      [1200, 1500n],
      [600, 750n],
      [600, 750n],
      [600, 750n],
      [600, 750n],
    ]);
  });

  it('a picture that the terms do not ask for is not missing, and one on its way is', () => {
    const seen = low.seen && { ...low.seen, pictures: [] };
    const terms = entry('11:00', { seen: seen && { ...seen, withheld: 'terms' } });
    const failed = entry('11:10', { seen: seen && { ...seen, withheld: 'capture-failed' } });
    expect(groupsOf([terms, failed], 'USD').map(({ name }) => name)).toEqual(['no-picture', 'plain']);
  });

  it('D1: only what is billed, and is not disputed already, can be chosen', () => {
    const dispute = { dispute: 'd', reason: 'idle', says: '', at: low.start, state: 'open' } as const;
    const free = [...week, entry('11:20', { dispute })].filter((one) => canBeDisputed(one, 'USD'));
    expect(free).toEqual([low, blank, both, manual, fresh, plain]);
  });

  it('D2: says what the verdict foretells, and by which rule', () => {
    expect(foretold(both)).toBe('refunded: the verdict names P5, P6');
    expect(foretold(plain)).toBe('paid: it is protected');
    expect(foretold({ reasons: ['client-unverified'], protected: false })).toBe(
      'paid: what is named does not speak against it',
    );
  });

  it('explains what is unlike the usual without a word of suspicion', () => {
    const said = [hintText({ kind: 'new-app', app: 'Figma' }), hintText({ kind: 'new-hour', hour: 3 })];
    expect(said).toEqual([
      'The first segment here with “Figma” in front.',
      'Nothing was worked around 03:00 UTC in the eight weeks before.',
    ]);
    expect(whenText(low.start, 'Asia/Tokyo')).toBe('Mon 16 Nov 18:00–18:10');
  });
});

describe('choosing and saying why', () => {
  const order = week.map(keyOf);

  it('a range holds both its ends, whichever comes first', () => {
    const [a = '', b = '', c = ''] = order;
    expect(between(order, c, a)).toEqual([a, b, c]);
    expect(between(order, 'gone', b)).toEqual([b]);
    expect(between(order, a, 'gone')).toEqual([]);
  });

  it('D1: lines of the same reason and words go together; one of its own goes alone', () => {
    const reasons: Reasons = {
      all: { reason: 'idle', says: ' ' },
      own: new Map([[keyOf(blank), { reason: 'memo-unclear', says: 'what?' }]]),
    };
    expect(partsOf(reasons, [low, blank, manual])).toEqual([
      {
        reason: 'idle',
        says: '',
        segments: [
          { segment: segmentOf(1_794_819_600), kind: 'tracked' },
          { segment: segmentOf(1_794_821_400), kind: 'manual' },
        ],
      },
      {
        reason: 'memo-unclear',
        says: 'what?',
        segments: [{ segment: segmentOf(1_794_820_200), kind: 'tracked' }],
      },
    ]);
  });

  it('D1: every line wants a reason, and another reason wants words', () => {
    expect(firstReasons([low, both]).all.reason).toBe('low-activity');
    const none = firstReasons([low, blank]);
    expect(isUnsaid(none, [low, blank])).toBe(true);
    const other = { ...none, all: { reason: 'other', says: ' ' } } as const;
    expect(isUnsaid(other, [low])).toBe(true);
    expect(isUnsaid({ ...other, all: { reason: 'other', says: 'It is my own.' } }, [low])).toBe(false);
  });
});
