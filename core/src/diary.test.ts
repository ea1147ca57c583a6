import { describe, expect, it } from 'vitest';
import { giveWay } from './diary.ts';
import { segmentOf } from './segment.ts';
import { contentsOf, diary, drawn, manual, tracked } from './testing/diary.ts';
import { at, story } from './testing/story.ts';
import { ben, k1, told } from './testing/world.ts';
import { timesheetOf } from './timesheet.ts';
import { totalsOf } from './totals.ts';
import { weekOf } from './week.ts';

const nine = segmentOf(at('09:00'));
const sheet = (drawing: string, change: Parameters<typeof k1>[0] = {}) =>
  timesheetOf(k1(change), ben, diary('2026-11-16T09:00Z', drawing), weekOf(at('09:00')));

describe('what counts', () => {
  it('C1: under segment pay the snapshot decides: a whole segment, or nothing', () => {
    expect(sheet('7u').entries.map(({ countedSeconds }) => countedSeconds)).toEqual([600, 0]);
  });

  it('C2: under exact pay every tracked second counts, snapshot or not', () => {
    expect(sheet('7u', { pay: 'exact' }).entries.map(({ countedSeconds }) => countedSeconds)).toEqual([
      600, 240,
    ]);
  });

  it('C1: a withheld picture changes nothing about what counts', () => {
    const hidden = drawn(
      new Map([[nine, { tracked: tracked(nine, { pictureWithheld: true }), manual: [], deleted: false }]]),
    );
    const { entries } = timesheetOf(k1(), ben, hidden, weekOf(at('09:00')));
    expect(entries).toMatchObject([{ countedSeconds: 600, reasons: ['picture-private'] }]);
  });

  it('C4: tracked seconds that do not count are shown as uncounted, with the reason', () => {
    const { entries } = sheet('7uu');
    expect(entries[1]).toMatchObject({ trackedSeconds: 240, protected: null, reasons: ['no-snapshot'] });
    expect(totalsOf(entries)).toMatchObject({
      trackedSeconds: 1080,
      uncountedSeconds: 480,
      countedSeconds: 600,
    });
  });

  it('C5: one snapshot belongs to one contract, so two segment contracts never share a segment', () => {
    const lines = '09:00 start\n09:04 input\n09:04:30 stop';
    const other = '09:04:30 start\n09:05 input\n09:10 stop';
    expect(told(story(lines)).week.countedSeconds + told(story(other)).week.countedSeconds).toBe(600);
  });

  it('T6: what arrived after the lock is shown as late and counts 0, under both ways', () => {
    const late = drawn(
      new Map([[nine, { tracked: tracked(nine, { late: true }), manual: [], deleted: false }]]),
    );
    for (const pay of ['segment', 'exact'] as const) {
      const { entries } = timesheetOf(k1({ pay }), ben, late, weekOf(at('09:00')));
      expect(entries).toMatchObject([
        { trackedSeconds: 600, countedSeconds: 0, billedSeconds: 0, protected: null, reasons: ['late'] },
      ]);
      expect(totalsOf(entries)).toMatchObject({ uncountedSeconds: 600, countedSeconds: 0 });
    }
  });

  it('the entries of a segment stand in the order tracked, manual, deleted, and only their own week is listed', () => {
    const contents = contentsOf('2026-11-16T09:00Z', 'u');
    contents.set(nine, {
      tracked: tracked(nine, { snapshotAt: null }),
      manual: [manual(nine)],
      deleted: true,
    });
    contents.set(nine + 1008, { tracked: tracked(nine + 1008), manual: [], deleted: false });
    const { entries } = timesheetOf(k1(), ben, drawn(contents), weekOf(at('09:00')));
    expect(entries.map(({ kind }) => kind)).toEqual(['tracked', 'manual', 'deleted']);
  });
});

describe('evidence wins', () => {
  const piece = { ...manual(nine), from: at('09:02'), to: at('09:08') };
  const whole = [{ from: at('09:00'), to: at('09:10') }];

  it('M4: under segment pay the whole manual segment gives way to a tracked segment that counts', () => {
    expect(giveWay([manual(nine)], 'segment', whole)).toEqual({ left: [], superseded: [manual(nine)] });
    const oneSecond = [{ from: at('09:04'), to: at('09:04') + 1 }];
    expect(giveWay([manual(nine)], 'segment', oneSecond)).toEqual({ left: [], superseded: [manual(nine)] });
  });

  it('M4: a segment that meets only its beginning or its end is enough', () => {
    const beginning = [{ from: at('09:00'), to: at('09:01') }];
    const end = [{ from: at('09:09'), to: at('09:10') }];
    for (const counted of [beginning, end]) {
      expect(giveWay([manual(nine)], 'segment', counted).superseded).toEqual([manual(nine)]);
      expect(giveWay([manual(nine)], 'exact', counted).superseded).toEqual([
        { ...manual(nine), ...counted[0] },
      ]);
    }
  });

  it('M4: under exact pay only the seconds that meet give way', () => {
    const counted = [
      { from: at('09:00'), to: at('09:03') },
      { from: at('09:05'), to: at('09:06') },
    ];
    const { left, superseded } = giveWay([piece], 'exact', counted);
    expect(left).toEqual([
      { ...piece, from: at('09:03'), to: at('09:05') },
      { ...piece, from: at('09:06'), to: at('09:08') },
    ]);
    expect(superseded).toEqual([
      { ...piece, from: at('09:02'), to: at('09:03') },
      { ...piece, from: at('09:05'), to: at('09:06') },
    ]);
  });

  it('M4: what is not met stays, and what does not count moves nothing', () => {
    const beside = [{ from: at('09:08'), to: at('09:10') }];
    expect(giveWay([piece], 'segment', beside)).toEqual({ left: [piece], superseded: [] });
    expect(giveWay([piece, manual(nine + 1)], 'exact', [])).toEqual({
      left: [piece, manual(nine + 1)],
      superseded: [],
    });
  });

  it('M4: no second of manual time is made or lost by giving way', () => {
    const spans = [at('09:02') - 30, at('09:04'), at('09:07')].map((from) => ({ from, to: from + 45 }));
    const { left, superseded } = giveWay([piece], 'exact', spans);
    const seconds = [...left, ...superseded].reduce((sum, { from, to }) => sum + to - from, 0);
    expect(seconds).toBe(piece.to - piece.from);
  });
});
