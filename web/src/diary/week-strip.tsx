import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { totalsOf } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { dayName, hours } from '../time/spoken.ts';
import { type Day, dayFrame, weekDays, type Zone } from '../time/zone.ts';
import { inView } from './search.ts';
import styles from './strip.module.css';
import { weekFrame } from './use-day.ts';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** Seven days with what each of them comes to. */
export function WeekStrip({ day, today, zone }: { day: Day; today: Day; zone: Zone }) {
  const { contract } = useContract();
  const look = route.useSearch();
  const days = weekDays(day);
  const frames = days.map((one) => dayFrame(one, zone));
  const edges = [...frames.map(({ from }) => from), weekFrame(day, zone).to];
  const { data } = useQuery(totalsOf(contract.id, edges));
  return (
    <nav aria-label="Days of this week" className={styles.strip}>
      {days.map((one, index) => {
        const seconds = data?.[index]?.totals.countedSeconds ?? 0;
        return (
          <Link
            key={one}
            to="/contracts/$contract/diary/$day"
            params={{ contract: contract.id, day: one }}
            search={inView(look, 'day')}
            resetScroll={false}
            className={styles.day}
            aria-current={one === day ? 'date' : undefined}
            disabled={one > today}
          >
            <DayName day={one} />
            <span className={styles.hours}>
              {data === undefined ? '–' : seconds > 0 ? hours(seconds) : '·'}
              <VisuallyHidden> counted</VisuallyHidden>
            </span>
            <span className={styles.bar} aria-hidden="true">
              <i style={{ width: `${Math.min(100, (100 * seconds) / 36_000)}%` }} />
            </span>
          </Link>
        );
      })}
    </nav>
  );
}

function DayName({ day }: { day: Day }) {
  const [weekday, date, month] = dayName(day).split(' ');
  return (
    <span className={styles.name}>
      {weekday} <span>{date}</span>
      <VisuallyHidden> {month}</VisuallyHidden>
    </span>
  );
}
