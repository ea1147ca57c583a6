import { formatInstant, parseInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import type { SegmentEntries } from '../../api/queries.ts';
import { dayFrame, weekDays } from '../../time/zone.ts';
import { weekFrame } from '../use-day.ts';
import { beyondOf, billingWeekOf } from './billing-border.tsx';
import { offsetsOf, utcOfRow, weekRows } from './week-rows.ts';

const rows = (day: string, zone: string) =>
  weekRows(
    weekDays(day).map((one) => dayFrame(one, zone)),
    zone,
  );

describe('the rows of a week', () => {
  it('are 24 hours of seven times six segments, with UTC beside them where it differs', () => {
    const week = rows('2026-11-18', 'America/New_York');
    expect(week).toHaveLength(24);
    expect(week.every(({ segments }) => segments.length === 42 && !segments.includes(null))).toBe(true);
    expect(week.slice(0, 2).map(utcOfRow)).toEqual(['05:00', '06:00']);
    expect(rows('2026-11-18', 'UTC').map(utcOfRow)[9]).toBeNull();
  });

  it('begin where the segments do, in a zone off the ten-minute grid', () => {
    const week = rows('2026-11-18', 'Asia/Kathmandu');
    expect(week[20]?.label).toBe('20:05');
    expect(week.map(utcOfRow)[20]).toBe('14:20');
  });

  it('hold the hour that happens twice in a row of its own, and a hole where one does not happen', () => {
    const autumn = rows('2026-10-25', 'Europe/Berlin');
    expect(autumn.slice(2, 4).map(({ label, note }) => `${label} ${note}`)).toEqual([
      '02:00 null',
      '02:00 again',
    ]);
    expect(autumn[3]?.segments.filter((one) => one !== null)).toHaveLength(6);
    const spring = rows('2026-03-29', 'Europe/Berlin');
    expect(spring[2]?.segments.slice(-6)).toEqual([null, null, null, null, null, null]);
  });

  it('name the offset of each day where clocks change, and no UTC that would be wrong for some', () => {
    const frames = weekDays('2026-10-25').map((day) => dayFrame(day, 'Europe/Berlin'));
    expect(offsetsOf(frames, 'Europe/Berlin')?.slice(-2)).toEqual(['UTC+2', 'UTC+2 → UTC+1']);
    expect(rows('2026-10-25', 'Europe/Berlin').map(utcOfRow)[9]).toBeNull();
    expect(offsetsOf(frames, 'Asia/Tokyo')).toBeNull();
  });
});

describe('a calendar week that is no billing week', () => {
  const at = (text: string) => segmentOf(parseInstant(text) ?? Number.NaN);
  const entries = [{ countedSeconds: 600 } as DiaryEntry] as unknown as SegmentEntries;

  it('says how much of it belongs to the next one', () => {
    const frame = weekFrame('2026-11-18', 'America/New_York');
    expect(formatInstant(billingWeekOf(frame))).toBe('2026-11-16T00:00:00Z');
    const diary = new Map([
      [at('2026-11-22T23:50:00Z'), entries],
      [at('2026-11-23T00:00:00Z'), entries],
      [at('2026-11-23T01:10:00Z'), entries],
    ]);
    expect(beyondOf(frame, diary).map(({ of, seconds }) => `${formatInstant(of)} ${seconds}`)).toEqual([
      '2026-11-23T00:00:00Z 1200',
    ]);
  });

  it('or to the one before', () => {
    const frame = weekFrame('2026-11-18', 'Asia/Tokyo');
    const diary = new Map([[at('2026-11-15T20:00:00Z'), entries]]);
    expect(beyondOf(frame, diary).map(({ of }) => formatInstant(of))).toEqual(['2026-11-09T00:00:00Z']);
  });
});
