import { formatInstant, type Instant, parseDay, WEEK_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentOf, segmentStart } from '@stint/core/segment';
import { holds, type Span } from '@stint/core/span';
import { weekOf, weekSpan } from '@stint/core/week';
import type { DiaryEntry } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import type { DiaryBySegment, SegmentEntries } from '../api/queries.ts';
import { Temporal } from '../time/temporal.ts';
import { addDays, type Day, dayFrame, dayOf, weekDays, type Zone } from '../time/zone.ts';
import { dayTotals } from './totals.ts';
import { weekFrame, within } from './use-day.ts';
import { weekRows } from './views/week-rows.ts';

// Both changes of 2027, north and south, are in these weeks; so are the borders of billing weeks in every zone.
const MONDAYS = [
  '2027-03-08',
  '2027-03-22',
  '2027-03-29',
  '2027-09-20',
  '2027-09-27',
  '2027-10-25',
  '2027-11-01',
];
const ZONES = Intl.supportedValuesOf('timeZone');
const EPOCH = segmentStart(0);

/** A diary of ten days around a week with time at every hour of the clock, the same each time. */
function diaryAround(week: Instant): DiaryBySegment {
  const diary = new Map<number, SegmentEntries>();
  const first = segmentOf(week - WEEK_SECONDS / 4);
  for (let segment = first; segmentStart(segment) < week + 1.5 * WEEK_SECONDS; segment += 1) {
    if ((segment * 2_654_435_761) % 7 < 3) diary.set(segment, [worked(segment)]);
  }
  return diary;
}

function worked(segment: number): DiaryEntry {
  const counts = segment % 5 > 0;
  return {
    start: formatInstant(segmentStart(segment)),
    kind: 'tracked',
    trackedSeconds: 600,
    trackedMinutes: 10,
    activeMinutes: 7,
    snapshotAt: null,
    memo: 'Work',
    label: null,
    countedSeconds: counts ? 600 : 0,
    billedSeconds: counts ? 600 : 0,
    rate: segment % 2 === 0 ? '45.00' : '45.01',
    protected: counts ? true : null,
    reasons: [],
    seen: null,
  };
}

function counted(diary: DiaryBySegment): number {
  let seconds = 0;
  for (const entries of diary.values()) for (const entry of entries) seconds += entry.countedSeconds;
  return seconds;
}

/** How a diary is cut into the days of a calendar: which span is a day's. */
type Cut = (day: Day, zone: Zone) => Span;

/** What is wrong with a cut in a zone, over the eight days that begin with a Monday. */
function faultsOf(cut: Cut, zone: Zone, monday: Day, diary: DiaryBySegment): string[] {
  const days = [...weekDays(monday), addDays(monday, 7)];
  const spans = days.map((day) => cut(day, zone));
  const faults: string[] = [];
  spans.forEach((span, index) => {
    const day = days[index] ?? '';
    const before = spans[index - 1];
    if (before && before.to !== span.from) faults.push(`${day}: a gap, or twice the same`);
    // Every second hour, and both sides of midnight: the segment's start says whose it is.
    for (let at = span.from; at < span.to; at += 12 * SEGMENT_SECONDS) {
      if (dayOf(at, zone) !== day) faults.push(`${day}: holds ${formatInstant(at)}`);
    }
    const last = span.to - SEGMENT_SECONDS;
    if (dayOf(last, zone) !== day) faults.push(`${day}: holds ${formatInstant(last)}`);
    if ((span.from - EPOCH) % SEGMENT_SECONDS !== 0) faults.push(`${day}: cuts a segment`);
  });
  const parts = spans.slice(0, 7).map((span) => within(diary, span));
  const week = within(diary, weekFrame(monday, zone));
  const sum = parts.reduce((seconds, part) => seconds + counted(part), 0);
  if (sum !== counted(week)) faults.push(`the days come to ${sum}, the week to ${counted(week)}`);
  return faults;
}

const FIXTURES = MONDAYS.map((monday) => {
  const week = weekOf(parseDay(monday) ?? Number.NaN);
  return { monday, week, diary: diaryAround(week) };
});

describe(`in every one of ${ZONES.length} zones, over the changes of 2027`, () => {
  it('every segment belongs to the one local day in which it starts, and the days add up to the week', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    for (const { monday, diary } of FIXTURES) {
      for (const zone of ZONES) expect(faultsOf(dayFrame, zone, monday, diary), zone).toEqual([]);
    }
  });

  it('the billing week comes to the same, by whichever days one adds it up', () => {
    for (const { monday, week, diary } of FIXTURES) {
      const billed = within(diary, weekSpan(week));
      const sum = counted(billed);
      expect(dayTotals(billed, 'USD').countedSeconds).toBe(sum);
      expect(sum).toBeGreaterThan(0);
      for (const zone of ZONES) {
        // In no zone is the day of an instant more than one away from that of UTC.
        const days = [addDays(monday, -1), ...weekDays(monday), addDays(monday, 7)];
        const own = days.reduce((seconds, day) => seconds + counted(within(billed, dayFrame(day, zone))), 0);
        expect(own, zone).toBe(sum);
      }
    }
  });

  it('the rows of a week hold each of its segments once', () => {
    const { monday } = FIXTURES.find((one) => one.monday === '2027-03-22') ?? { monday: '' };
    for (const zone of ZONES) {
      const rows = weekRows(
        weekDays(monday).map((day) => dayFrame(day, zone)),
        zone,
      );
      const all = rows.flatMap(({ segments }) => segments.filter((segment) => segment !== null));
      const { from, to } = weekFrame(monday, zone);
      expect(all.length, zone).toBe((to - from) / SEGMENT_SECONDS);
      expect(new Set(all).size, zone).toBe(all.length);
    }
  });
});

/** Where a wrong cut is seen, and where the clocks never change and some of them cannot be. */
const SOME_ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Tokyo',
];

describe('a cut that is wrong is seen', () => {
  const faultyZones = (cut: Cut) =>
    SOME_ZONES.filter((zone) =>
      FIXTURES.some(({ monday, diary }) => faultsOf(cut, zone, monday, diary).length > 0),
    );

  it('of twelve hours around local noon', () => {
    const noon = (day: Day, zone: Zone): Instant =>
      Math.floor(
        Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
          .epochMilliseconds /
          1000 /
          SEGMENT_SECONDS,
      ) * SEGMENT_SECONDS;
    const around: Cut = (day, zone) => ({
      from: noon(day, zone) - WEEK_SECONDS / 14,
      to: noon(addDays(day, 1), zone) - WEEK_SECONDS / 14,
    });
    const faulty = faultyZones(around);
    expect(faulty).toContain('Europe/Berlin');
    expect(faulty).toContain('Australia/Lord_Howe');
    expect(faulty).not.toContain('Asia/Tokyo');
  });

  it('of 24 hours from its begin', () => {
    const whole: Cut = (day, zone) => {
      const { from } = dayFrame(day, zone);
      return { from, to: from + WEEK_SECONDS / 7 };
    };
    const faulty = faultyZones(whole);
    expect(faulty).toContain('America/New_York');
    expect(faulty).not.toContain('Asia/Kathmandu');
  });

  it('of all days by the offset with which the week began', () => {
    const byFirst: Cut = (day, zone) => {
      const { from } = dayFrame(weekDays(day)[0] ?? day, zone);
      const since = (parseDay(day) ?? 0) - (parseDay(weekDays(day)[0] ?? day) ?? 0);
      return { from: from + since, to: from + since + WEEK_SECONDS / 7 };
    };
    expect(faultyZones(byFirst)).toContain('America/Santiago');
  });

  it('a day that keeps its last segment from the next one', () => {
    const greedy: Cut = (day, zone) => {
      const { from, to } = dayFrame(day, zone);
      return { from, to: to + SEGMENT_SECONDS };
    };
    expect(faultyZones(greedy)).toEqual(SOME_ZONES);
    expect(holds({ from: 0, to: 600 }, 600)).toBe(false);
  });
});
