import { Loaded } from '../../parts/loaded.tsx';
import { daysName } from '../../time/spoken.ts';
import { weekDays } from '../../time/zone.ts';
import { type OfView, STAYS } from '../day-view.tsx';
import { NothingMatches } from '../filter/nothing-matches.tsx';
import { GaveWay } from '../gave-way.tsx';
import { BillingBorder } from './billing-border.tsx';
import { EmptyWeek } from './empty-week.tsx';
import { WeekGrid } from './week-grid.tsx';
import { WeekSkeleton } from './week-skeleton.tsx';

/** Seven days of the reader's calendar side by side, with all their segments. */
export function WeekView(same: OfView) {
  const { day, zone, frame, query, shown } = same;
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
            {diary.size === 0 && <EmptyWeek today={same.today} days={days} />}
            {shown && shown.size > 0 && <WeekGrid {...same} days={days} diary={shown} />}
          </>
        )}
      </Loaded>
    </>
  );
}
