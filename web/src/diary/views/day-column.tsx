import { VisuallyHidden } from '@mantine/core';
import type { Span } from '@stint/core/span';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type CSSProperties, useMemo } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { dayName, hours } from '../../time/spoken.ts';
import type { Day } from '../../time/zone.ts';
import { GridPart } from '../grid-part.tsx';
import { inView } from '../search.ts';
import { dayTotals } from '../totals.ts';
import { within } from '../use-day.ts';
import { KindBar } from './kind-bar.tsx';
import styles from './week.module.css';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

interface DayColumnProps {
  readonly day: Day;
  readonly today: Day;
  readonly frame: Span;
  readonly diary: DiaryBySegment;
  /** By how much its clock differs from UTC, in a week in which that changes. */
  readonly offset: string | null;
  /** Where in the grid it begins. */
  readonly column: number;
}

/** The day of the address is no page that is open here. */
const EXACTLY = { exact: true, includeSearch: true };

/** The head of a day in the week: the way to it, and what it comes to. */
export function DayColumn({ day, today, frame, diary, offset, column }: DayColumnProps) {
  const { contract } = useContract();
  const look = route.useSearch();
  const { currency } = contract.terms;
  const { from, to } = frame;
  const totals = useMemo(() => dayTotals(within(diary, { from, to }), currency), [diary, from, to, currency]);
  const [weekday, date, month] = dayName(day).split(' ');
  return (
    <GridPart
      as="columnheader"
      aria-colspan={6}
      className={styles.dayHead}
      style={{ '--column': column } as CSSProperties}
      data-today={day === today || undefined}
    >
      <Link
        to="/contracts/$contract/diary/$day"
        params={{ contract: contract.id, day }}
        search={inView(look, 'day')}
        resetScroll={false}
        activeOptions={EXACTLY}
        disabled={day > today}
        aria-current={day === today ? 'date' : undefined}
      >
        <span>{weekday}</span> {date}
        <VisuallyHidden> {month}</VisuallyHidden>
        {day === today && <span className={styles.today}>today</span>}
      </Link>
      {offset !== null && <span className={styles.small}>{offset}</span>}
      <span className={styles.sum}>
        <strong>{totals.countedSeconds > 0 ? hours(totals.countedSeconds) : '·'}</strong>
        <VisuallyHidden> counted, </VisuallyHidden>
        {contract.kind !== 'fixed' && totals.amount > 0n && <span>{money(totals.amount, currency)}</span>}
      </span>
      <KindBar totals={totals} />
    </GridPart>
  );
}
