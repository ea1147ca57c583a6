import { formatMinutes } from '@stint/core/duration';
import type { DiaryEntry } from '@stint/wire/diary';

/**
 * How much of an entry's activity is known (P8). `part`: of several devices one could not count, so a minute without
 * activity may be one that was not measured.
 */
export type Measured = 'all' | 'part' | 'none';

export function measuredOf({ seen }: DiaryEntry): Measured {
  if (!seen) return 'all';
  if (seen.activity === null) return 'none';
  return seen.unmeasuredSeconds > 0 ? 'part' : 'all';
}

/** Activity in words: never a number where nothing was measured. */
export function activityText(entry: DiaryEntry): string {
  const { activeMinutes, seen } = entry;
  const measured = measuredOf(entry);
  if (measured === 'none') return 'activity not measured';
  const minutes = `${activeMinutes} of 10 minutes active`;
  if (measured === 'all') return minutes;
  return `${minutes}, ${formatMinutes(seen?.unmeasuredSeconds ?? 0)} not measured`;
}
