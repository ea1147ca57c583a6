import type { Pay } from './contract.ts';
import { MINUTE_SECONDS } from './instant.ts';
import type { Timeline } from './timeline.ts';
import { inForce } from './timeline.ts';
import { type Week, weekSpan } from './week.ts';

/**
 * B3: the highest (null is the highest) of the limit the week began with and all set from its Monday 00:00 until
 * the next: a raise works at once, a cut from the next Monday. Minutes; null = no limit.
 */
export function limitOfWeek(limits: Timeline<number | null>, week: Week): number | null {
  const span = weekSpan(week);
  let highest = inForce(limits, span.from - 1);
  for (const { at, value } of limits.changes) {
    if (at < span.from || at >= span.to) continue;
    highest = highest === null || value === null ? null : Math.max(highest, value);
  }
  return highest;
}

/**
 * B2: how many seconds of each piece are billed. `counted`: seconds that count, tracked ones first in time order,
 * then manual ones. Under `segment` pay a piece that does not fit whole is over the limit, and so is everything
 * after it; under `exact` the limit cuts at the second.
 */
export function takeUntilLimit(counted: readonly number[], limitMinutes: number | null, pay: Pay): number[] {
  if (limitMinutes === null) return [...counted];
  let left = limitMinutes * MINUTE_SECONDS;
  return counted.map((seconds) => {
    const fits = seconds <= left;
    const billed = fits ? seconds : pay === 'exact' ? left : 0;
    left = fits ? left - seconds : 0;
    return billed;
  });
}
