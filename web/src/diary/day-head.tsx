import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { atEnd } from '../parts/at-end.ts';
import { PageTurn } from '../parts/page-turn.tsx';
import { RadioRow } from '../parts/radio-row.tsx';
import { daysName, longDayName, monthName } from '../time/spoken.ts';
import { addDays, addMonths, type Day, isDay, weekDays } from '../time/zone.ts';
import { AddManual } from './add-manual.tsx';
import styles from './page.module.css';
import { inView, VIEWS, type View, withoutOpen } from './search.ts';
import { ZoneSwitch } from './zone-switch.tsx';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

interface DayHeadProps {
  readonly day: Day;
  readonly today: Day;
  readonly view: View;
  /** What else can be done with all that is shown. */
  readonly children: ReactNode;
}

const VIEW_NAMES: Readonly<Record<View, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  list: 'List',
};

/** Which day, week or month this is, the way to the others, how it is looked at, and by whose clock it is drawn. */
export function DayHead({ day, today, view, children }: DayHeadProps) {
  const navigate = route.useNavigate();
  const go = (to: Day) =>
    void navigate({ params: (same) => ({ ...same, day: to }), search: withoutOpen, resetScroll: false });
  return (
    <>
      <div className={styles.head}>
        <h1>{headingOf(view, day)}</h1>
        <Turn day={day} today={today} view={view} onGo={go} />
        <ZoneSwitch />
      </div>
      <div className={styles.tools}>
        <RadioRow
          aria-label="Look at the diary by"
          size="sm"
          value={view}
          onChange={(value) => {
            const next = VIEWS.find((one) => one === value);
            if (next) void navigate({ search: (same) => inView(same, next), resetScroll: false });
          }}
          data={VIEWS.map((value) => ({ value, label: VIEW_NAMES[value] }))}
        />
        {view === 'day' && <AddManual day={day} />}
        {children}
      </div>
    </>
  );
}

interface TurnProps {
  readonly day: Day;
  readonly today: Day;
  readonly view: View;
  readonly onGo: (to: Day) => void;
}

function Turn({ day, today, view, onGo }: TurnProps) {
  const { unit, step, last } = TURNS[view];
  return (
    <div className={styles.turn}>
      <PageTurn
        unit={unit}
        isLast={last(day) >= last(today)}
        onTurn={(by) => onGo(earlier(step(day, by), today))}
      />
      <Button variant="default" onClick={() => onGo(today)} {...atEnd(day === today)}>
        Today
      </Button>
      <input
        className={styles.date}
        type="date"
        aria-label="Go to a day"
        value={day}
        max={today}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isDay(value)) onGo(value);
        }}
      />
    </div>
  );
}

interface Turned {
  readonly unit: string;
  readonly step: (day: Day, by: 1 | -1) => Day;
  /** The last day of what is shown with `day`. */
  readonly last: (day: Day) => Day;
}

const WEEKLY: Turned = {
  unit: 'week',
  step: (day, by) => addDays(day, 7 * by),
  last: (day) => weekDays(day)[6] ?? day,
};

const TURNS: Readonly<Record<View, Turned>> = {
  day: { unit: 'day', step: addDays, last: (day) => day },
  week: WEEKLY,
  list: WEEKLY,
  month: { unit: 'month', step: addMonths, last: (day) => day.slice(0, 7) },
};

/** Nothing is shown of a day that has not come; the week or month that has begun is. */
function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function headingOf(view: View, day: Day): string {
  if (view === 'day') return longDayName(day);
  if (view === 'month') return monthName(day);
  const days = weekDays(day);
  return daysName(days[0] ?? day, days[6] ?? day);
}
