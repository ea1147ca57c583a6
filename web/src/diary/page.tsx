import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { useNow } from '../time/house-clock.ts';
import { dayName } from '../time/spoken.ts';
import { dayFrame, dayOf } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';
import { Changes } from './changes.tsx';
import { Choosing } from './choose/choosing.tsx';
import { DayHead } from './day-head.tsx';
import { DaySummary } from './day-summary.tsx';
import { DayView, type OfView } from './day-view.tsx';
import { type DiaryFilter, filtered, isFiltering } from './filter/filter.ts';
import { GridSkeleton } from './grid-skeleton.tsx';
import { KeyHints } from './key-hints.tsx';
import { useOpenSegment } from './open.ts';
import { OpenedSegment } from './opened.tsx';
import styles from './page.module.css';
import type { View } from './search.ts';
import { Thumbnails } from './thumbnails.tsx';
import { Tools } from './tools.tsx';
import { useDay, useWeek, weekFrame } from './use-day.ts';
import { useViewKeys } from './view-keys.ts';
import { WeekBar } from './week-bar.tsx';
import { WeekStrip } from './week-strip.tsx';

/** What Tab reaches of a view: a segment, or in a month a day. */
const CURRENT = '[data-segment][tabindex="0"], [data-day][tabindex="0"]';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');
const WeekView = lazy(() => import('./views/week-view.tsx').then((own) => ({ default: own.WeekView })));
const MonthView = lazy(() => import('./month/month-view.tsx').then((own) => ({ default: own.MonthView })));
const ListView = lazy(() => import('./list/list-view.tsx').then((own) => ({ default: own.ListView })));
const AsClientBanner = lazy(() =>
  import('../privacy/as-client.tsx').then((own) => ({ default: own.AsClientBanner })),
);
const FilterBar = lazy(() => import('./filter/filter-bar.tsx').then((own) => ({ default: own.FilterBar })));

/** The work diary of one contract: a day of the reader's zone, or the week or the month that it lies in. */
export function DiaryPage() {
  const { contract, as } = useContract();
  const { view, ...same } = useLook();
  const { day, today, zone, frame, query, shown, opened, filter } = same;
  const [asked, setAsked] = useState(false);
  const filtering = asked || isFiltering(filter);
  useViewKeys(opened, shown);
  useTitle(dayName(day), contract.title);
  const kept = useKeptFocus(CURRENT);
  return (
    <div ref={kept} className={styles.page} data-aside={opened.show === 'why' || undefined}>
      <div>
        {as && (
          <Suspense>
            <AsClientBanner />
          </Suspense>
        )}
        <DayHead day={day} today={today} view={view}>
          <Tools {...same} view={view} filtering={filtering} onFilter={() => setAsked(!asked)} />
        </DayHead>
        {view === 'day' && <WeekStrip day={day} today={today} zone={zone} />}
        {view !== 'month' && (
          <div className={styles.summary}>
            <DaySummary diary={query.data} of={view === 'day' ? 'This day' : 'These seven days'} />
            <WeekBar frame={frame} />
          </div>
        )}
        <Looked {...same} view={view} filtering={filtering} />
        {view !== 'month' && <Changes diary={query.data} frame={frame} zone={zone} />}
      </div>
      {query.data && (
        <OpenedSegment diary={query.data} shown={shown ?? query.data} opened={opened} zone={zone} />
      )}
    </div>
  );
}

/** What is looked at: by the address, the reader's clock, and what there is to read. */
function useLook() {
  const open = useContract();
  const { day: asked } = route.useParams();
  const search = route.useSearch();
  const view: View = search.view ?? 'day';
  const { zone } = useZone();
  const today = dayOf(useNow(), zone);
  const day = asked === 'today' ? today : asked;
  const frame = useMemo(
    () => (view === 'day' ? dayFrame(day, zone) : weekFrame(day, zone)),
    [view, day, zone],
  );
  const isDay = view === 'day';
  const [week, only] = [useWeek(open, day, zone, !isDay), useDay(open, day, zone, isDay)];
  const query = isDay ? only : week;
  const filter = useFilter(search);
  const shown = useMemo(() => query.data && filtered(query.data, filter), [query.data, filter]);
  const narrow = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false }) ?? false;
  return { view, day, today, zone, frame, query, filter, shown, narrow, opened: useOpenSegment() };
}

/** What is looked at, in its view; in a month there is nothing to choose. */
function Looked({ view, filtering, ...same }: OfView & { view: View; filtering: boolean }) {
  const { contract } = useContract();
  const { zone, frame, filter, query, shown, narrow } = same;
  if (view === 'month') {
    return (
      <Suspense fallback={<GridSkeleton columns={narrow ? 3 : 6} />}>
        <MonthView {...same} filtering={filtering} />
      </Suspense>
    );
  }
  return (
    <Thumbnails contract={contract.id} span={frame} wanted={view === 'day'}>
      <Choosing key={`${view} ${frame.from}`} diary={query.data} shown={shown} span={frame} zone={zone}>
        <Suspense fallback={<GridSkeleton columns={narrow ? 3 : 6} />}>
          {filtering && <FilterBar filter={filter} diary={query.data} shown={shown} />}
          {view === 'day' && <DayView {...same} />}
          {view === 'week' && <WeekView {...same} />}
          {view === 'list' && <ListView {...same} />}
        </Suspense>
        {query.data && query.data.size > 0 && <KeyHints />}
      </Choosing>
    </Thumbnails>
  );
}

/** The filter of the address, the same object as long as it says the same. */
function useFilter({ label, memo, is }: DiaryFilter): DiaryFilter {
  return useMemo(
    () => ({
      ...(label === undefined ? {} : { label }),
      ...(memo === undefined ? {} : { memo }),
      ...(is === undefined ? {} : { is }),
    }),
    [label, memo, is],
  );
}
