import { VisuallyHidden } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { dayName, hours } from '../../time/spoken.ts';
import { addDays, type Day, dayFrame, type Zone } from '../../time/zone.ts';
import { GridPart } from '../grid-part.tsx';
import { inView } from '../search.ts';
import { type DayTotals, dayTotals } from '../totals.ts';
import { weekFrame, within } from '../use-day.ts';
import { KindBar } from '../views/kind-bar.tsx';
import styles from './month.module.css';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

interface CalendarProps {
  readonly weeks: readonly (readonly Day[])[];
  /** `2026-11`. */
  readonly month: string;
  readonly today: Day;
  readonly zone: Zone;
  readonly diary: DiaryBySegment;
}

/** The day of the address is no page that is open here. */
const EXACTLY = { exact: true, includeSearch: true };

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Whole weeks with a sum each. Tab reaches one day, arrow keys the others, Enter opens it. */
export function Calendar({ weeks, month, today, zone, diary }: CalendarProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Day | null>(null);
  const all = weeks.flat();
  const current = [chosen, today, `${month}-01`].find((day) => day !== null && all.includes(day)) ?? all[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || current === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = addDays(current, by);
    if (!all.includes(next) || next > today) return;
    event.preventDefault();
    setChosen(next);
    ref.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <GridPart
      as="grid"
      ref={ref}
      className={styles.month}
      aria-label="Days of this month"
      onKeyDown={onKeyDown}
    >
      <Weekdays days={weeks[0] ?? []} />
      {weeks.map((week) => (
        <GridPart as="row" key={week[0]} className={styles.week}>
          {week.map((day) => (
            <DayCell
              key={day}
              day={day}
              zone={zone}
              diary={diary}
              isToday={day === today}
              isAhead={day > today}
              isOutside={!day.startsWith(month)}
              isCurrent={day === current}
              onFocus={setChosen}
            />
          ))}
          <WeekCell monday={week[0] ?? ''} zone={zone} diary={diary} />
        </GridPart>
      ))}
    </GridPart>
  );
}

function Weekdays({ days }: { days: readonly Day[] }) {
  return (
    <GridPart as="row" className={styles.names}>
      {days.map((day) => (
        <GridPart key={day} as="columnheader">
          {dayName(day).split(' ')[0]}
        </GridPart>
      ))}
      <GridPart as="columnheader">Week</GridPart>
    </GridPart>
  );
}

interface DayCellProps {
  readonly day: Day;
  readonly zone: Zone;
  readonly diary: DiaryBySegment;
  readonly isToday: boolean;
  readonly isAhead: boolean;
  readonly isOutside: boolean;
  readonly isCurrent: boolean;
  readonly onFocus: (day: Day) => void;
}

function DayCell(props: DayCellProps) {
  const { day, zone, diary, isToday, isAhead, isOutside, isCurrent, onFocus } = props;
  const { contract } = useContract();
  const look = route.useSearch();
  const { currency } = contract.terms;
  const totals = useMemo(
    () => dayTotals(within(diary, dayFrame(day, zone)), currency),
    [diary, day, zone, currency],
  );
  return (
    <GridPart as="gridcell" className={styles.cell} data-outside={isOutside || undefined}>
      <Link
        to="/contracts/$contract/diary/$day"
        params={{ contract: contract.id, day }}
        search={inView(look, 'day')}
        className={styles.day}
        data-day={day}
        activeOptions={EXACTLY}
        tabIndex={isCurrent ? 0 : -1}
        disabled={isAhead}
        aria-current={isToday ? 'date' : undefined}
        onFocus={() => onFocus(day)}
      >
        <span className={styles.date}>
          {Number(day.slice(8))}
          <VisuallyHidden> {dayName(day).split(' ')[2]}, </VisuallyHidden>
          {isToday && <span>today</span>}
        </span>
        <Sums totals={totals} currency={currency} free={contract.kind === 'fixed'} />
      </Link>
    </GridPart>
  );
}

function Sums({ totals, currency, free }: { totals: DayTotals; currency: string; free: boolean }) {
  const some = totals.countedSeconds + totals.uncountedSeconds > 0;
  if (!some) return <VisuallyHidden>nothing</VisuallyHidden>;
  return (
    <>
      <strong>
        {hours(totals.countedSeconds)}
        <VisuallyHidden> counted, </VisuallyHidden>
      </strong>
      {!free && <span className={styles.money}>{money(totals.amount, currency)}</span>}
      <KindBar totals={totals} />
    </>
  );
}

/** What seven days of the calendar come to, and the way to them. */
function WeekCell({ monday, zone, diary }: { monday: Day; zone: Zone; diary: DiaryBySegment }) {
  const { contract } = useContract();
  const look = route.useSearch();
  const { currency } = contract.terms;
  const totals = useMemo(
    () => dayTotals(within(diary, weekFrame(monday, zone)), currency),
    [diary, monday, zone, currency],
  );
  if (totals.trackedSeconds + totals.countedSeconds === 0) {
    return (
      <GridPart as="gridcell" className={styles.sum}>
        <VisuallyHidden>nothing</VisuallyHidden>
      </GridPart>
    );
  }
  return (
    <GridPart as="gridcell" className={styles.sum}>
      <Link
        to="/contracts/$contract/diary/$day"
        params={{ contract: contract.id, day: monday }}
        search={inView(look, 'week')}
      >
        <VisuallyHidden>Week of {dayName(monday)}: </VisuallyHidden>
        <strong>{hours(totals.countedSeconds)}</strong>
      </Link>
      {contract.kind !== 'fixed' && <span className={styles.money}>{money(totals.amount, currency)}</span>}
      {totals.overLimitSeconds > 0 && <span>{hours(totals.overLimitSeconds)} over limit</span>}
    </GridPart>
  );
}
