import { segmentOf, segmentStart } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { around, dayOfSegment, daysBetween, wallOfSegment } from './zone-days.ts';

/** Weeks over both changes of clocks, north and south. */
const WEEKS = ['2026-03-02', '2026-03-23', '2026-03-30', '2026-09-21', '2026-10-19', '2026-10-26'];

describe('the days of a zone', () => {
  it('hold every segment of a week once, on the day of its start, in every IANA zone', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const dayOf = dayOfSegment(zone);
      for (const week of WEEKS) {
        const first = segmentOf(toInstant(`${week}T00:00:00Z`));
        // Each hour, at the end of it and at its beginning: clocks change there.
        for (let segment = first; segment < first + 1008; segment += segment % 6 === 0 ? 5 : 1) {
          const at = Temporal.Instant.fromEpochMilliseconds(segmentStart(segment) * 1000);
          const day = at.toZonedDateTimeISO(zone).toPlainDate().toString();
          if (dayOf(segment) !== day) expect.unreachable(`${zone} ${at}: ${dayOf(segment)}, not ${day}`);
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
