import { segmentOf } from '@stint/core/segment';
import { unchanged } from '@stint/core/timeline';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { describe, expect, it } from 'vitest';
import type { DiaryBySegment } from '../../api/queries.ts';
import { makeChoiceStore } from './choice-store.ts';
import { freeIn, spanOfRun, workedIn } from './reach.ts';

// Wednesday, 09:00 to 11:00:  09:00 tracked · 09:10 not counted · 09:20 – · 09:30 deleted · 09:40 manual · then nothing

const NINE = toInstant('2026-11-18T09:00:00Z');
const FIRST = segmentOf(NINE);
const SPAN = { from: NINE, to: NINE + 7200 };
const at = (minutes: number) => FIRST + minutes / 10;
const entry = (kind: DiaryEntry['kind'], countedSeconds: number) =>
  ({ kind, countedSeconds, reasons: [] }) as unknown as DiaryEntry;
const diary: DiaryBySegment = new Map([
  [at(40), [entry('manual', 600)] as const],
  [at(0), [entry('tracked', 600)] as const],
  [at(10), [entry('tracked', 0)] as const],
  [at(30), [entry('deleted', 0)] as const],
]);
const allowed = {
  terms: { starts: toInstant('2026-11-02T00:00:00Z'), manualTime: unchanged(true) },
  starts: toInstant('2026-11-02T00:00:00Z'),
  ended: null,
  now: toInstant('2026-11-18T10:14:59Z'),
};
const minutes = (segments: Iterable<number>) => [...segments].map((segment) => (segment - FIRST) * 10);

describe('what can be chosen', () => {
  it('holds tracked or manual time, in time order; a tombstone holds nothing', () => {
    expect(minutes(workedIn(diary))).toEqual([0, 10, 40]);
  });

  it('M3: or is free of what counts, before the segment that runs', () => {
    expect(minutes(freeIn(SPAN, diary, allowed))).toEqual([10, 20, 30, 50, 60]);
    const later = { ...allowed, now: toInstant('2026-11-18T10:20:00Z') };
    expect(minutes(freeIn(SPAN, diary, later))).toEqual([10, 20, 30, 50, 60, 70]);
  });

  it('M1, M2: is not free where the terms, the contract or the lock say no', () => {
    const none = (more: object) => minutes(freeIn(SPAN, diary, { ...allowed, ...more }));
    expect(none({ terms: { ...allowed.terms, manualTime: unchanged(false) } })).toEqual([]);
    expect(none({ now: toInstant('2026-11-23T11:59:59Z') })).toHaveLength(10);
    expect(none({ now: toInstant('2026-11-23T12:00:00Z') })).toEqual([]);
    expect(none({ starts: NINE + 1200 })).toEqual([20, 30, 50, 60]);
    expect(none({ ended: NINE + 1800 })).toEqual([10, 20]);
  });

  it('is one run without a gap, for time to be written in', () => {
    expect(spanOfRun([at(30), at(20)])).toEqual({ from: NINE + 1200, to: NINE + 2400 });
    expect(spanOfRun([at(20), at(50)])).toBeNull();
    expect(spanOfRun([])).toBeNull();
  });
});

describe('the choice of a page', () => {
  const reach = { worked: workedIn(diary), free: freeIn(SPAN, diary, allowed) };

  it('goes over all that was worked, but over free segments only up to what counts', () => {
    const store = makeChoiceStore();
    store.setReach(reach);
    store.begin(at(0), false);
    store.extendTo(at(60));
    expect(minutes(store.get().chosen)).toEqual([0, 10, 40]);
    store.begin(at(20), false);
    store.extendTo(at(60));
    expect(minutes(store.get().chosen)).toEqual([20, 30]);
    store.begin(at(60), false);
    store.extendTo(at(20));
    expect(minutes(store.get().chosen).toSorted((a, b) => a - b)).toEqual([50, 60]);
  });

  it('stays when something arrives, loses what another page deletes, and tells which', () => {
    const store = makeChoiceStore();
    store.setReach(reach);
    store.choose([at(0), at(40)]);
    const arrived = new Set([...reach.worked, at(50)]);
    expect(store.setReach({ worked: arrived, free: new Set() })).toEqual([]);
    expect(minutes(store.get().chosen)).toEqual([0, 40]);
    arrived.delete(at(0));
    expect(store.setReach({ worked: arrived, free: new Set() })).toEqual([at(0)]);
    expect(minutes(store.get().chosen)).toEqual([40]);
    // Deleted, it is free for time by hand: another thing than what was chosen.
    expect(store.setReach({ worked: new Set(), free: new Set([at(40)]) })).toEqual([at(40)]);
  });

  it('tells only the cells that change', () => {
    const store = makeChoiceStore();
    store.setReach(reach);
    const told: string[] = [];
    store.listenOf(at(0), () => told.push('first'));
    const leave = store.listenOf(at(40), () => told.push('last'));
    store.listen(() => told.push('all'));
    store.choose([at(40)]);
    store.choose([at(40), at(0)]);
    leave();
    store.clear();
    expect(told).toEqual(['last', 'all', 'first', 'all', 'first', 'all']);
  });
});
