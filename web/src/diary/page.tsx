import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useNow } from '../time/house-clock.ts';
import { dayName } from '../time/spoken.ts';
import { dayFrame, dayOf } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';
import { DayGrid } from './day-grid.tsx';
import { DayHead } from './day-head.tsx';
import { DaySummary } from './day-summary.tsx';
import { EmptyDay } from './empty-day.tsx';
import { GaveWay } from './gave-way.tsx';
import { GridSkeleton } from './grid-skeleton.tsx';
import { KeyHints } from './key-hints.tsx';
import { useOpenSegment } from './open.ts';
import { OpenedSegment } from './opened.tsx';
import styles from './page.module.css';
import { useDay } from './use-day.ts';
import { WeekBar } from './week-bar.tsx';
import { WeekStrip } from './week-strip.tsx';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** The work diary of one contract on one day of the reader's zone. */
export function DiaryPage() {
  const open = useContract();
  const { contract } = open;
  const { day: asked } = route.useParams();
  const { zone } = useZone();
  const today = dayOf(useNow(), zone);
  const day = asked === 'today' ? today : asked;
  const frame = useMemo(() => dayFrame(day, zone), [day, zone]);
  const query = useDay(open, day, zone);
  const opened = useOpenSegment();
  const columns = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false }) ? 3 : 6;
  useTitle(dayName(day), contract.title);
  return (
    <div className={styles.page} data-aside={opened.show === 'why' || undefined}>
      <div className={styles.day}>
        <DayHead day={day} today={today} />
        <WeekStrip day={day} today={today} zone={zone} />
        <div className={styles.summary}>
          <DaySummary diary={query.data} currency={contract.terms.currency} />
          <WeekBar frame={frame} />
        </div>
        <GaveWay diary={query.data} zone={zone} />
        <Loaded
          query={query}
          what={`the diary of ${dayName(day)}`}
          stays="What was recorded is safe on the server, and what is still on its way is safe in the tracker."
          skeleton={<GridSkeleton columns={columns} />}
        >
          {(diary) =>
            diary.size === 0 ? (
              <EmptyDay day={day} today={today} />
            ) : (
              <>
                <DayGrid day={frame} zone={zone} diary={diary} columns={columns} opened={opened} />
                <KeyHints />
              </>
            )
          }
        </Loaded>
      </div>
      {query.data && <OpenedSegment diary={query.data} opened={opened} zone={zone} />}
    </div>
  );
}
