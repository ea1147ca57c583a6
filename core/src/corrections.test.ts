import { describe, expect, it } from 'vitest';
import { writeManualTime } from './corrections.ts';
import { isRefusal } from './refusal.ts';
import { diary } from './testing/diary.ts';
import { at, type ContractJson, story } from './testing/story.ts';
import { k1, refusalsOf, told } from './testing/world.ts';
import { changed, unchanged } from './timeline.ts';

const worked = '09:00 start API tests\n09:00-09:10 work\n09:10 stop';
const refusals = (lines: string, contract: Partial<ContractJson> = {}) =>
  refusalsOf(story(lines, { contract: { manualTime: true, ...contract } }));

describe('deleting a segment', () => {
  it('C3: all that it holds is gone, and a tombstone stays', () => {
    const scenario = story(`${worked}\n09:10 delete 09:00`, { contract: { pay: 'exact' } });
    expect(told(scenario).segments).toEqual([
      expect.objectContaining({
        kind: 'deleted',
        countedSeconds: 0,
        protected: null,
        reasons: ['deleted'],
        memo: '',
      }),
    ]);
    expect(told(scenario).week.trackedSeconds).toBe(0);
    expect(told(scenario).invoice).toBeNull();
  });

  it('C3: while the segment runs it is refused, also in its last second', () => {
    expect(refusals(`${worked.replace('09:10 stop', '')}\n09:09:59 delete 09:00`)).toEqual([
      'delete: segment-running',
    ]);
    expect(refusals('09:00 delete 10:00')).toEqual(['delete: segment-running']);
  });

  it('C3: where it holds nothing there is no such segment; a tombstone is nothing', () => {
    expect(refusals(`${worked}\n09:20 delete 09:10\n09:20 delete 09:00\n09:20 delete 09:00`)).toEqual([
      'delete: no-such-segment',
      'delete: no-such-segment',
    ]);
  });

  it('C3: until Monday 12:00:00 it can be deleted; at that very second the week is locked', () => {
    expect(refusals(`${worked}\n11-23T11:59:59 delete 09:00`)).toEqual([]);
    expect(refusals(`${worked}\n11-23T12:00:00 delete 09:00`)).toEqual(['delete: week-locked']);
  });

  it('C3: the lock is asked before whether there is anything', () => {
    expect(refusals('11-23T12:00 delete 09:00\n11-23T12:00 editMemo 09:00 Words')).toEqual([
      'delete: week-locked',
      'editMemo: week-locked',
    ]);
  });

  it('C3: what may yet turn out idle counts as tracked until that is known', () => {
    const idle = '09:00 start\n09:09:30 input\n09:19:20 delete 09:00\n09:20 delete 09:10';
    expect(refusals(idle)).toEqual(['delete: no-such-segment']);
    const running = '09:00 start\n09:05 input\n09:14 input\n09:20 delete 09:10\n09:23 delete 09:00';
    expect(refusals(running)).toEqual([]);
    const tail = '09:00 start\n09:09:59 input\n09:19 start\n09:20 delete 09:10';
    expect(refusals(tail, { idleMinutes: 15 })).toEqual(['start: already-tracking']);
    const kinds = told(story(tail, { contract: { idleMinutes: 15 } })).segments.map(({ kind }) => kind);
    expect(kinds).toEqual(['tracked', 'deleted']);
  });

  it('T3: a memo is edited like a segment is deleted: when it is over, not locked, and holds something', () => {
    const lines = `${worked}\n09:10 editMemo 09:10 A\n09:20 editMemo 09:10 B\n09:20 editMemo 09:00 C`;
    expect(refusals(lines)).toEqual(['editMemo: segment-running', 'editMemo: no-such-segment']);
    expect(refusals(`${worked}\n09:10 delete 09:00\n09:11 editMemo 09:00 A`)).toEqual([
      'editMemo: no-such-segment',
    ]);
  });

  it('C3, M3: a deleted segment is free again; the diary shows tombstone and manual time', () => {
    const lines = `${worked}\n09:10 delete 09:00\n09:11 manual 09:00-09:10 Call\n09:12 editMemo 09:00 Longer call`;
    const { segments } = told(story(lines, { contract: { manualTime: true } }));
    expect(segments.map(({ kind, memo }) => [kind, memo])).toEqual([
      ['manual', 'Longer call'],
      ['deleted', ''],
    ]);
    const again = told(story(`${lines}\n09:13 delete 09:00`, { contract: { manualTime: true } }));
    expect(again.segments.map(({ kind }) => kind)).toEqual(['deleted']);
  });
});

describe('manual time', () => {
  it('M1: the terms at its beginning or those of now must allow it', () => {
    const lines = `09:00 manual 08:00-08:10 A
      09:01 manualTime true
      09:02 manual 08:00-08:10 B
      09:20 manualTime false
      09:30 manual 09:10-09:20 C
      09:30 manual 09:20-09:30 D
      09:30 manual 08:50-09:00 E`;
    expect(refusals(lines, { manualTime: false })).toEqual(Array(3).fill('manual: manual-time-not-allowed'));
    const { refused } = told(story(lines, { contract: { manualTime: false } }));
    expect(refused.map(({ event }) => event)).toEqual([0, 5, 6]);
  });

  it('M1: before the start of the contract its first terms are asked, so that the place is refused, not the time', () => {
    const late = { starts: '2026-11-16T09:00:00Z' };
    const lines = '08:00 manualTime false\n10:00 manual 08:30-08:40 A';
    expect(refusals(lines, { ...late, manualTime: true })).toEqual(['manual: outside-contract']);
    expect(refusals(lines, { ...late, manualTime: false })).toEqual(['manual: manual-time-not-allowed']);
  });

  it('M2: under segment pay it lies on ten minutes, under exact pay on whole minutes, and has a length', () => {
    const lines = '12:00 manual 09:01-09:10 A\n12:00 manual 09:10-09:10 B\n12:00 manual 09:20-09:10 C';
    expect(refusals(lines)).toEqual(Array(3).fill('manual: not-on-boundary'));
    expect(refusals(lines, { pay: 'exact' })).toEqual(Array(2).fill('manual: not-on-boundary'));
    expect(refusals('12:00 manual 09:01:30-09:10 A', { pay: 'exact' })).toEqual(['manual: not-on-boundary']);
  });

  it('M2: it ends by now, and not inside the running segment', () => {
    expect(refusals('09:59:59 manual 09:50-10:00 A')).toEqual(['manual: in-the-future']);
    expect(refusals('10:00 manual 09:50-10:00 A')).toEqual([]);
    const exact = { pay: 'exact' };
    expect(refusals('10:05 manual 09:59-10:05 A', exact)).toEqual(['manual: segment-running']);
    expect(refusals('10:05 manual 09:59-10:06 A', exact)).toEqual(['manual: in-the-future']);
    expect(refusals('10:05 manual 09:59-10:00 A', exact)).toEqual([]);
  });

  it('M2: no part lies before the start, after the end or in a pause', () => {
    const from = { starts: '2026-11-16T09:00:00Z' };
    expect(refusals('12:00 manual 08:50-09:10 A\n12:00 manual 09:00-09:10 B', from)).toEqual([
      'manual: outside-contract',
    ]);
    const paused =
      '09:10 pause\n09:20 resume\n12:00 manual 09:00-09:20 A\n12:00 manual 09:00-09:10 B\n12:00 manual 09:20-09:30 C';
    expect(refusals(paused)).toEqual(['manual: outside-contract']);
    expect(refusals('09:30 end\n12:00 manual 09:30-09:40 A\n12:00 manual 09:20-09:30 B')).toEqual([
      'manual: outside-contract',
    ]);
    expect(refusals('09:15 pause\n09:15 resume\n12:00 manual 09:10-09:20 A')).toEqual([]);
  });

  it('M2: it lies in one week, whose last instant may be its end', () => {
    expect(refusals('11-23T01:00 manual 11-22T23:50..11-23T00:10 A')).toEqual(['manual: crosses-weeks']);
    expect(refusals('11-23T01:00 manual 11-22T23:50..11-23T00:00 A')).toEqual([]);
  });

  it('M2: its week is open until Monday 12:00:00', () => {
    expect(refusals('11-23T11:59:59 manual 09:00-09:10 A')).toEqual([]);
    expect(refusals('11-23T12:00:00 manual 09:00-09:10 A')).toEqual(['manual: week-locked']);
  });

  it('M2: it says what was done; only Unicode white space is blank', () => {
    expect(refusals('12:00 manual 09:00-09:10 \u3000\u0085\u00a0')).toEqual(['manual: memo-required']);
    expect(refusals('12:00 manual 09:00-09:10 \ufeff')).toEqual([]);
  });

  it('M3: under segment pay it meets no segment that counts or is manual; uncounted time may be claimed', () => {
    const lines = `${worked}\n09:12 start\n09:13 input\n09:14 stop\n12:00 manual 09:00-09:10 A
      12:00 manual 09:10-09:30 B\n12:00 manual 09:20-09:30 C`;
    expect(refusals(lines)).toEqual(['manual: overlaps', 'manual: overlaps']);
    expect(told(story(lines, { contract: { manualTime: true } })).week).toMatchObject({
      manualSeconds: 1200,
      uncountedSeconds: 120,
    });
  });

  it('M3: under exact pay no tracked and no manual second lies in it', () => {
    const lines = `${worked}\n12:00 manual 09:09-09:11 A\n12:00 manual 09:10-09:12 B\n12:00 manual 09:11-09:13 C
      12:00 manual 09:12-09:13 D`;
    expect(refusals(lines, { pay: 'exact' })).toEqual(['manual: overlaps', 'manual: overlaps']);
  });

  it('M3: a session that still runs counts as running until now', () => {
    const lines = '09:00 start\n09:04 input\n09:10 manual 09:00-09:10 A\n09:20 manual 09:00-09:10 B';
    expect(refusals(lines)).toEqual(['manual: overlaps']);
  });

  it("M3, C5: time on another contract is judged by that contract's own pay", () => {
    const wanted = { from: at('09:00'), to: at('09:20'), memo: 'Call' };
    const write = (other: 'segment' | 'exact', drawing: string) =>
      writeManualTime(wanted, at('12:00'), k1(), [
        { pay: 'segment', diary: diary('2026-11-16T09:00Z', '..') },
        { pay: other, diary: diary('2026-11-16T09:00Z', drawing) },
      ]);
    expect(write('segment', 'uu')).toHaveLength(2);
    expect(write('exact', '.u')).toEqual({ refused: 'overlaps' });
    expect(write('segment', '.5')).toEqual({ refused: 'overlaps' });
    expect(write('segment', 'x.')).toHaveLength(2);
  });

  it('M5: it counts in full, has no activity and no snapshot, and is never protected', () => {
    const { segments } = told(story('12:00 manual 09:00-09:10 Call', { contract: { manualTime: true } }));
    expect(segments).toEqual([
      {
        start: '2026-11-16T09:00:00Z',
        kind: 'manual',
        trackedSeconds: 0,
        trackedMinutes: 0,
        activeMinutes: 0,
        snapshotAt: null,
        memo: 'Call',
        countedSeconds: 600,
        billedSeconds: 600,
        rate: '45.00',
        protected: false,
        reasons: ['manual-time'],
      },
    ]);
  });
});

describe('of several faults of a manual time the first is named', () => {
  // Every fault at once; then each is mended in turn, and the next one speaks.
  const locked = at('11-23T12:00');
  const faulty = {
    manualTime: unchanged(false),
    pauses: [{ from: at('11-22T23:00'), to: null }],
  };
  const taken = [{ pay: 'segment' as const, diary: diary('2026-11-22T22:00Z', '999999 999999') }];
  const write = (from: string, to: string, now: number, contract = k1(faulty), memo = ' ') => {
    const answer = writeManualTime({ from: at(from), to: at(to), memo }, now, contract, taken);
    return isRefusal(answer) ? answer.refused : 'written';
  };
  const open = k1({ ...faulty, manualTime: changed(unchanged(false), at('11-23T00:00'), true) });

  it.each([
    ['M1', 'manual-time-not-allowed', () => write('11-22T23:55', '11-23T13:05', locked)],
    ['M2', 'not-on-boundary', () => write('11-22T23:55', '11-23T13:05', locked, open)],
    ['M2', 'in-the-future', () => write('11-22T23:50', '11-23T13:00', locked, open)],
    [
      'M2',
      'segment-running',
      () => write('11-22T23:50', '11-23T12:05', locked + 359, k1({ ...open, pay: 'exact' })),
    ],
    ['M2', 'outside-contract', () => write('11-22T23:50', '11-23T12:00', locked, open)],
    ['M2', 'crosses-weeks', () => write('11-22T22:50', '11-23T00:10', locked, k1())],
    ['M2', 'week-locked', () => write('11-22T22:50', '11-22T23:00', locked, open)],
    ['M2', 'memo-required', () => write('11-22T22:50', '11-22T23:00', locked - 1, open)],
    ['M3', 'overlaps', () => write('11-22T22:50', '11-22T23:00', locked - 1, open, 'Call')],
    ['M3', 'written', () => write('11-22T21:50', '11-22T22:00', locked - 1, open, 'Call')],
  ])('%s: %s', (_rule, code, answer) => {
    expect(answer()).toBe(code);
  });
});
