import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { time } from '../../time/spoken.ts';
import { offsetName, wallClock, type Zone } from '../../time/zone.ts';
import { type Row, rowsOf } from '../grid.ts';

export const PER_HOUR = 6;

/**
 * The rows of seven days: an hour of the wall clock in each, six segments for each of the days in it. An hour that
 * happens twice on one of the days has a second row, in which only that day stands.
 */
export function weekRows(days: readonly Span[], zone: Zone): Row[] {
  const rows = new Map<
    string,
    { hour: number; turn: number; label: string; segments: (SegmentNumber | null)[] }
  >();
  // Where the zone's clock is off the ten-minute grid its segments begin some minutes later.
  const late = wallClock(days[0]?.from ?? 0, zone).minute % 10;
  days.forEach((day, column) => {
    const turns = new Map<number, number>();
    for (const { label, segments } of rowsOf(day, zone, PER_HOUR)) {
      const hour = Number(label.slice(0, 2));
      const turn = turns.get(hour) ?? 0;
      turns.set(hour, turn + 1);
      const key = `${hour}/${turn}`;
      const row = rows.get(key) ?? {
        hour,
        turn,
        label: label.slice(0, 4) + late,
        segments: blank(days.length),
      };
      segments.forEach((segment, place) => {
        row.segments[column * PER_HOUR + place] = segment;
      });
      rows.set(key, row);
    }
  });
  return [...rows]
    .sort(([, a], [, b]) => a.hour - b.hour || a.turn - b.turn)
    .map(([key, { label, turn, segments }]) => ({
      key,
      label,
      note: turn > 0 ? 'again' : null,
      segments,
    }));
}

/** The hour by UTC: null where it shows the same, and where it is not the same for all of the days (clocks change). */
export function utcOfRow({ segments, label }: Row): string | null {
  const times = new Set(
    segments.flatMap((segment, place) =>
      segment !== null && place % PER_HOUR === 0 ? [time(segmentStart(segment), 'UTC')] : [],
    ),
  );
  const [only] = times;
  return times.size === 1 && only !== undefined && only !== label ? only : null;
}

/** The offsets of days in a week in which clocks change; null in all others. */
export function offsetsOf(days: readonly Span[], zone: Zone): string[] | null {
  const names = days.map(({ from, to }) => {
    const [first, last] = [from, to - 1].map((at) => offsetName(wallClock(at, zone).offsetSeconds));
    return first === last ? (first ?? '') : `${first} → ${last}`;
  });
  return new Set(names).size > 1 ? names : null;
}

function blank(days: number): (SegmentNumber | null)[] {
  return Array.from({ length: days * PER_HOUR }, () => null);
}
