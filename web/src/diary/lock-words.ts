import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { weekClock, weekOf } from '@stint/core/week';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';

/** Until when a segment can be corrected (C3, B5). */
export function locksAt(segment: SegmentNumber): number {
  return weekClock(weekOf(segmentStart(segment))).locksAt;
}

/** `its week locked on Mon 23 Nov 12:00 UTC, 13:00 for you (C3).` */
export function sayLocked(segment: SegmentNumber): string {
  return `its week locked on ${bothClocks(locksAt(segment), mine)} (C3).`;
}
