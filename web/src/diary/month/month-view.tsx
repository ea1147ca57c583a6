import { Skeleton } from '@mantine/core';
import type { Span } from '@stint/core/span';
import { useMemo } from 'react';
import { useContract } from '../../contract/context.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { monthName } from '../../time/spoken.ts';
import { type Day, dayFrame, monthWeeks, type Zone } from '../../time/zone.ts';
import { Changes } from '../changes.tsx';
import { DaySummary } from '../day-summary.tsx';
import { type OfView, STAYS } from '../day-view.tsx';
import { filtered, isFiltering } from '../filter/filter.ts';
import { FilterBar } from '../filter/filter-bar.tsx';
import { NothingMatches } from '../filter/nothing-matches.tsx';
import page from '../page.module.css';
import { weekFrame, within } from '../use-day.ts';
import { Calendar } from './calendar.tsx';
import { useWeeks } from './use-month.ts';

/** A month as a calendar of whole weeks: what each day comes to, and the way to it. */
export function MonthView({ day, today, zone, filter, filtering }: OfView & { filtering: boolean }) {
  const open = useContract();
  const month = day.slice(0, 7);
  const weeks = useMemo(() => monthWeeks(`${month}-01`), [month]);
  const frames = useMemo(() => weeks.map(([monday = '']) => weekFrame(monday, zone)), [weeks, zone]);
  const query = useWeeks(open, frames);
  const own = useMemo(
    () => query.data && within(query.data, monthFrame(weeks, month, zone)),
    [query.data, weeks, month, zone],
  );
  const shown = useMemo(() => query.data && filtered(query.data, filter), [query.data, filter]);
  const [first, last] = [frames[0], frames.at(-1)];
  return (
    <>
      <div className={page.summary}>
        <DaySummary diary={own} of={monthName(day)} />
      </div>
      {(filtering || isFiltering(filter)) && <FilterBar filter={filter} diary={query.data} shown={shown} />}
      <Loaded
        query={query}
        what={`the diary of ${monthName(day)}`}
        stays={STAYS}
        skeleton={<Skeleton h={480} radius={10} />}
      >
        {(diary) => (
          <>
            {shown?.size === 0 && diary.size > 0 && <NothingMatches />}
            <Calendar weeks={weeks} month={month} today={today} zone={zone} diary={shown ?? diary} />
          </>
        )}
      </Loaded>
      {first && last && <Changes diary={query.data} frame={{ from: first.from, to: last.to }} zone={zone} />}
    </>
  );
}

/** The days of one month alone, without those of the weeks that it shares with its neighbours. */
function monthFrame(weeks: readonly (readonly Day[])[], month: string, zone: Zone): Span {
  const days = weeks.flat().filter((one) => one.startsWith(month));
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return { from: dayFrame(first, zone).from, to: dayFrame(last, zone).to };
}
