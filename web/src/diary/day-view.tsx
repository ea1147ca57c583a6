import type { Span } from '@stint/core/span';
import type { DiaryBySegment } from '../api/queries.ts';
import { Loaded, type Reading } from '../parts/loaded.tsx';
import { dayName } from '../time/spoken.ts';
import type { Day, Zone } from '../time/zone.ts';
import { DayGrid } from './day-grid.tsx';
import { EmptyDay } from './empty-day.tsx';
import type { DiaryFilter } from './filter/filter.ts';
import { NothingMatches } from './filter/nothing-matches.tsx';
import { GaveWay } from './gave-way.tsx';
import { GridSkeleton } from './grid-skeleton.tsx';
import type { OpenSegment } from './open.ts';

/** What every view is given. */
export interface OfView {
  readonly day: Day;
  readonly today: Day;
  readonly zone: Zone;
  /** What is shown: the day, or its week. */
  readonly frame: Span;
  readonly filter: DiaryFilter;
  readonly opened: OpenSegment;
  readonly narrow: boolean;
  readonly query: Reading<DiaryBySegment>;
  /** The part of it that the filter lets through. */
  readonly shown: DiaryBySegment | undefined;
}

export const STAYS =
  'What was recorded is safe on the server, and what is still on its way is safe in the tracker.';

/** One day, an hour in each row. */
export function DayView({ day, today, zone, frame, opened, narrow, query, shown }: OfView) {
  const columns = narrow ? 3 : 6;
  return (
    <>
      <GaveWay diary={query.data} zone={zone} />
      <Loaded
        query={query}
        what={`the diary of ${dayName(day)}`}
        stays={STAYS}
        skeleton={<GridSkeleton columns={columns} />}
      >
        {(diary) => {
          if (diary.size === 0) return <EmptyDay day={day} today={today} />;
          if (!shown || shown.size === 0) return <NothingMatches />;
          return <DayGrid day={frame} zone={zone} diary={shown} columns={columns} opened={opened} />;
        }}
      </Loaded>
    </>
  );
}
