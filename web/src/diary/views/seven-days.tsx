import type { ReactNode } from 'react';
import { Loaded } from '../../parts/loaded.tsx';
import { daysName } from '../../time/spoken.ts';
import { type Day, weekDays } from '../../time/zone.ts';
import { type OfView, STAYS } from '../day-view.tsx';
import { NothingMatches } from '../filter/nothing-matches.tsx';
import { GaveWay } from '../gave-way.tsx';
import { BillingBorder } from './billing-border.tsx';
import { EmptyWeek } from './empty-week.tsx';
import { WeekSkeleton } from './week-skeleton.tsx';

type Diary = NonNullable<OfView['shown']>;

interface SevenDaysProps {
  readonly of: OfView;
  /** What is drawn of them: all that there is, and what of it the filter lets through. */
  readonly children: (read: { diary: Diary; shown: Diary; days: readonly Day[] }) => ReactNode;
}

/** Seven days of the reader's calendar, however they are drawn: loaded, empty, or with nothing that matches. */
export function SevenDays({ of, children }: SevenDaysProps) {
  const { day, zone, frame, query, shown, today } = of;
  const days = weekDays(day);
  return (
    <>
      <GaveWay diary={query.data} zone={zone} />
      <Loaded
        query={query}
        what={`the diary of ${daysName(days[0] ?? day, days[6] ?? day)}`}
        stays={STAYS}
        skeleton={<WeekSkeleton />}
      >
        {(diary) => (
          <>
            <BillingBorder frame={frame} diary={diary} zone={zone} />
            {diary.size > 0 && shown?.size === 0 && <NothingMatches />}
            {diary.size === 0 && <EmptyWeek today={today} days={days} />}
            {shown && shown.size > 0 && children({ diary, shown, days })}
          </>
        )}
      </Loaded>
    </>
  );
}
