import { Skeleton } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { parseWeek, weekSpan } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import { IconCalendarClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DiaryBySegment, diaryOf } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { dayTotals } from '../diary/totals.ts';
import { money } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { dayName, hours } from '../time/spoken.ts';
import { addDays, type Day } from '../time/zone.ts';
import styles from './week.module.css';

/** The week's seven days in UTC, for a billing week is one of UTC, each leading to its diary. */
export function WeekDays({ week }: { week: Week }) {
  const { contract } = useContract();
  const query = useQuery(diaryOf(contract.id, weekSpan(parseWeek(week.week) ?? 0)));
  return (
    <Loaded query={query} what="the days" skeleton={<Skeleton h={240} />}>
      {(diary) => (
        <Scrolled label="Days, a table">
          <table className={`${page.table} ${page.stacked}`}>
            <thead>
              <tr>
                <th scope="col">Day (UTC)</th>
                <th scope="col" data-number>
                  Counted
                </th>
                <th scope="col" data-number>
                  Uncounted
                </th>
                <th scope="col" data-number>
                  Manual
                </th>
                <th scope="col" data-number>
                  Worth
                </th>
              </tr>
            </thead>
            <tbody>
              {[0, 1, 2, 3, 4, 5, 6].map((days) => {
                const day = addDays(week.week, days);
                return <DayLine key={day} day={day} diary={onDay(diary, day)} />;
              })}
            </tbody>
          </table>
        </Scrolled>
      )}
    </Loaded>
  );
}

function DayLine({ day, diary }: { day: Day; diary: DiaryBySegment }) {
  const { contract } = useContract();
  const totals = dayTotals(diary, contract.terms.currency);
  const cell = (seconds: number) => (seconds > 0 ? hours(seconds) : '·');
  return (
    <tr>
      <th scope="row">
        <Link to="/contracts/$contract/diary/$day" params={{ contract: contract.id, day }}>
          {dayName(day)}
        </Link>
        {totals.lateSeconds > 0 && (
          <span className={styles.lateDay}>
            <IconCalendarClock size={14} stroke={1.8} aria-hidden="true" /> {hours(totals.lateSeconds)} late
          </span>
        )}
      </th>
      <td data-number data-label="Counted">
        {cell(totals.countedSeconds)}
      </td>
      <td data-number data-label="Uncounted">
        {cell(totals.uncountedSeconds)}
      </td>
      <td data-number data-label="Manual">
        {cell(totals.manualSeconds)}
      </td>
      <td data-number>{totals.amount > 0n ? money(totals.amount, contract.terms.currency) : '·'}</td>
    </tr>
  );
}

function onDay(diary: DiaryBySegment, day: Day): DiaryBySegment {
  return new Map([...diary].filter(([segment]) => formatDay(segmentStart(segment)) === day));
}
