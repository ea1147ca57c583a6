import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { around, dayOfSegment, daysBetween, wallOfSegment } from './zone-days.ts';

/** Weeks over both changes of clocks, north and south. */
const WEEKS = ['2026-03-02', '2026-03-23', '2026-10-19', '2026-10-26'];

describe('the days of a zone', () => {
  it('follow each other without a gap, each from its first segment on, in every IANA zone', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const dayOf = dayOfSegment(zone);
      for (const week of WEEKS) {
        for (const day of daysBetween(week, Temporal.PlainDate.from(week).add({ days: 7 }).toString())) {
          const began = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds / 1000;
          const first = segmentOf(began + 599);
          expect([zone, dayOf(first)]).toEqual([zone, day]);
          expect([zone, dayOf(first - 1) < day]).toEqual([zone, true]);
          // The shortest day there is has 22 hours: Antarctica/Troll in March.
          for (let hour = 1; hour < 22; hour += 1) expect(dayOf(first + hour * 6)).toBe(day);
        }
      }
    }
  }, 60_000);

  it('lie between the instants around them, wherever the zone is', () => {
    for (const [zone, first, last] of [
      ['Pacific/Kiritimati', '2026-03-01T10:00:00Z', '2026-03-02T09:50:00Z'],
      ['Pacific/Niue', '2026-03-02T11:00:00Z', '2026-03-03T10:50:00Z'],
    ] as const) {
      const span = around('2026-03-02', '2026-03-02');
      for (const at of [first, last]) {
        expect(dayOfSegment(zone)(segmentOf(toInstant(at)))).toBe('2026-03-02');
        expect(span.from <= toInstant(at) && toInstant(at) < span.to).toBe(true);
      }
    }
  });

  it('are counted by the calendar, and a wall shows the hour that is there twice', () => {
    expect(daysBetween('2028-02-27', '2028-03-01')).toEqual([
      '2028-02-27',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
    const wall = wallOfSegment('Europe/Berlin');
    const shown = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) =>
      wall(segmentOf(toInstant(at))),
    );
    expect(shown).toEqual(['2026-10-25 02:30:00', '2026-10-25 02:30:00']);
  });
});
