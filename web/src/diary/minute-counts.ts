import { MINUTE_SECONDS } from '@stint/core/instant';
import type { DiaryEntry } from '@stint/wire/diary';

type Activity = NonNullable<NonNullable<DiaryEntry['seen']>['activity']>;

/** One clock minute's counts. */
export interface MinuteCounts {
  readonly from: number;
  readonly keys: number;
  readonly clicks: number;
  readonly scrolls: number;
}

/** What is counted, in the order in which it is told. */
export const RHYTHMS = [
  { name: 'Keys', of: ({ keys }: MinuteCounts) => keys },
  { name: 'Clicks', of: ({ clicks }: MinuteCounts) => clicks },
  { name: 'Scrolls', of: ({ scrolls }: MinuteCounts) => scrolls },
] as const;

export function minutesOf(activity: Activity, start: number): MinuteCounts[] {
  return activity.map(([keys, clicks, scrolls], minute) => ({
    from: start + minute * MINUTE_SECONDS,
    keys,
    clicks,
    scrolls,
  }));
}
