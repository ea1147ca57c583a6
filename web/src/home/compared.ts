import type { Running } from '@stint/wire/glance';
import { daysName, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';

/** The running week beside the one before it when that was as old: `2:10 more than last week until now`. */
export function comparedText({ counted, before }: Pick<Running, 'counted' | 'before'>): string {
  const minutes = Math.floor(counted / 60) - Math.floor(before / 60);
  if (counted === 0 && before === 0) return 'Nothing yet, as last week until now';
  if (minutes === 0) return 'As much as last week until now';
  return `${hours(Math.abs(minutes) * 60)} ${minutes > 0 ? 'more' : 'less'} than last week until now`;
}

/** What counts of the running week, by what it is: only what there is. */
export function partsText({ protected: closed, billed, manual, over, uncounted }: Running): string[] {
  const open = billed - closed;
  // The limit takes manual time last (B2).
  const byHand = Math.min(open, Math.max(0, manual - over));
  return [
    ...(closed > 0 ? [`${hours(closed)} protected`] : []),
    ...(open - byHand > 0 ? [`${hours(open - byHand)} not protected`] : []),
    ...(byHand > 0 ? [`${hours(byHand)} by hand, never protected (P1)`] : []),
    ...(over > 0 ? [`${hours(over)} over the limit, not billed`] : []),
    ...(uncounted > 0 ? [`${hours(uncounted)} tracked and not counted`] : []),
  ];
}

/** The bars in words, for who does not see them. */
export function weeksText({ weeks, counted }: Running): string {
  const before = weeks.map((one) => `${daysName(one.week, addDays(one.week, 6))} ${hours(one.counted)}`);
  return `Counted hours of the last ${weeks.length} weeks: ${before.join(', ')}; this week until now ${hours(counted)}.`;
}
