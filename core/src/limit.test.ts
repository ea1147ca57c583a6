import { describe, expect, it } from 'vitest';
import { limitOfWeek } from './limit.ts';
import { diary } from './testing/diary.ts';
import { at, story } from './testing/story.ts';
import { ben, k1, told } from './testing/world.ts';
import { changed, type Timeline, unchanged } from './timeline.ts';
import { timesheetOf } from './timesheet.ts';
import { totalsOf } from './totals.ts';
import { weekOf } from './week.ts';

const monday = weekOf(at('09:00'));
const nextMonday = weekOf(at('11-23T00:00'));

function billed(drawing: string, minutes: number | null, pay: 'segment' | 'exact' = 'segment'): number[] {
  const contract = k1({ pay, weeklyLimitMinutes: unchanged(minutes) });
  return timesheetOf(contract, ben, diary('2026-11-16T09:00Z', drawing), monday).entries.map(
    (e) => e.billedSeconds,
  );
}

describe('the weekly limit', () => {
  it('B2: tracked time is taken first, in time order, then manual time', () => {
    expect(billed('m77m', 30)).toEqual([600, 600, 600, 0]);
    expect(billed('m77m', 20)).toEqual([0, 600, 600, 0]);
  });

  it('B2: null is no limit, and 0 is one', () => {
    expect(billed('77', null)).toEqual([600, 600]);
    expect(billed('77', 0)).toEqual([0, 0]);
    expect(billed('u7', 0, 'exact')).toEqual([0, 0]);
  });

  it('B2: under segment pay a segment that does not fit whole is over the limit, and all that is taken after it', () => {
    expect(billed('77m', 19)).toEqual([600, 0, 0]);
    expect(billed('77m', 9)).toEqual([0, 0, 0]);
    expect(billed('77u7', 25)).toEqual([600, 600, 0, 0]);
  });

  it('B2: under exact pay the limit cuts at the second', () => {
    expect(billed('7u7m', 15, 'exact')).toEqual([600, 240, 60, 0]);
    expect(billed('u7m', 15, 'exact')).toEqual([240, 600, 60]);
  });

  it('B2: what is past the limit is shown as over limit', () => {
    const contract = k1({ weeklyLimitMinutes: unchanged(10) });
    const { entries } = timesheetOf(contract, ben, diary('2026-11-16T09:00Z', '777'), monday);
    expect(totalsOf(entries)).toMatchObject({
      countedSeconds: 1800,
      billedSeconds: 600,
      overLimitSeconds: 1200,
    });
  });

  it('B2: deleting makes room under the limit, which a later segment at a raised rate may take', () => {
    const lines = '09:10 rate 90.00\n12:00 manual 09:00-09:20 A';
    const limited = { contract: { manualTime: true, weeklyLimitMinutes: 10 } };
    expect(told(story(lines, limited)).invoice?.total).toBe('7.50');
    expect(told(story(`${lines}\n12:01 delete 09:00`, limited)).invoice?.total).toBe('15.00');
  });

  it('B2: a limit of more minutes than anybody has works like none', () => {
    const huge = story('09:00 start\n09:05 input\n09:06 stop', { contract: { weeklyLimitMinutes: 1e21 } });
    expect(told(huge).week.billedSeconds).toBe(600);
  });
});

describe('a change of the limit', () => {
  const began = unchanged<number | null>(600);
  const week = (limits: Timeline<number | null>) => [
    limitOfWeek(limits, monday),
    limitOfWeek(limits, nextMonday),
  ];

  it('B3: a raise works at once for the whole running week, a cut from the next Monday', () => {
    expect(week(changed(began, at('11-18T10:00'), 900))).toEqual([900, 900]);
    expect(week(changed(began, at('11-18T10:00'), 300))).toEqual([600, 300]);
  });

  it('B3: Monday 00:00:00 belongs to the new week: a cut set at it waits a week, one set a second before does not', () => {
    expect(week(changed(began, at('11-16T00:00'), 300))).toEqual([600, 300]);
    expect(week(changed(began, at('11-15T23:59:59'), 300))).toEqual([300, 300]);
    expect(week(changed(began, at('11-23T00:00'), 900))).toEqual([600, 900]);
  });

  it('B3: a raise never reaches a past week', () => {
    expect(week(changed(began, at('11-23T09:00'), 900))).toEqual([600, 900]);
  });

  it('B3: raised and cut again, the week keeps its highest and the next begins with the last', () => {
    const up = changed(began, at('11-17T10:00'), 900);
    expect(week(changed(up, at('11-18T10:00'), 60))).toEqual([900, 60]);
    expect(week(changed(up, at('11-17T10:00'), 0))).toEqual([900, 0]);
  });

  it('B3: no limit is the highest, and 0 is the lowest', () => {
    expect(week(changed(began, at('11-18T10:00'), null))).toEqual([null, null]);
    expect(week(changed(unchanged<number | null>(null), at('11-18T10:00'), 600))).toEqual([null, 600]);
    expect(week(changed(unchanged<number | null>(0), at('11-18T10:00'), 0))).toEqual([0, 0]);
  });
});
