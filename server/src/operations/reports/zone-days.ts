import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { Temporal } from 'temporal-polyfill';

/** The day, YYYY-MM-DD on the calendar of `zone`, of a segment's start: each segment belongs to that one alone. */
export function dayOfSegment(zone: string): (segment: SegmentNumber) => string {
  return ofSegment(dayIn(zone));
}

/** A day and the time of a segment's start, as a clock on the wall shows them: `2026-11-16 09:00:00`. */
export function wallOfSegment(zone: string): (segment: SegmentNumber) => string {
  const clock = new Intl.DateTimeFormat('en-GB-u-nu-latn', { timeZone: zone, timeStyle: 'medium' });
  const dayOf = dayIn(zone);
  return ofSegment((instant) => `${dayOf(instant)} ${clock.format(instant * 1000)}`);
}

/** Said once for each segment: many contracts have the same ones. */
function ofSegment(say: (instant: Instant) => string): (segment: SegmentNumber) => string {
  const said = new Map<SegmentNumber, string>();
  return (segment) => {
    const before = said.get(segment);
    if (before !== undefined) return before;
    const now = say(segmentStart(segment));
    said.set(segment, now);
    return now;
  };
}

export function dayIn(zone: string): (instant: Instant) => string {
  const calendar = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => {
    const parts = calendar.formatToParts(instant * 1000);
    const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
}

/** The instants between which all of these days lie: a day more at either end, since no zone is further off. */
export function around(from: string, to: string): { from: Instant; to: Instant } {
  const midnight = (day: Temporal.PlainDate): Instant => day.toZonedDateTime('UTC').epochMilliseconds / 1000;
  return {
    from: midnight(Temporal.PlainDate.from(from).subtract({ days: 1 })),
    to: midnight(Temporal.PlainDate.from(to).add({ days: 2 })),
  };
}

/** Every day from one to another, both of them in it. */
export function daysBetween(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days + 1;
  return Array.from({ length: count }, (_, days) => first.add({ days }).toString());
}
