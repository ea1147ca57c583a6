import { Skeleton } from '@mantine/core';
import { DAY_SECONDS, formatDay } from '@stint/core/instant';
import type { Span } from '@stint/core/span';
import { weekOf } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { weekOfContract } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { LimitBar } from '../parts/limit-bar.tsx';
import { useNow } from '../time/house-clock.ts';
import { dayName, deadline, hours, time } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine, useZone } from '../time/zone-choice.ts';
import styles from './summary.module.css';

/** The billing week to which the day belongs, against its limit, and until when it can be corrected. */
export function WeekBar({ frame }: { frame: Span }) {
  const { contract } = useContract();
  const week = formatDay(weekOf((frame.from + frame.to) / 2));
  const { data } = useQuery(weekOfContract(contract.id, week));
  const now = useNow();
  if (!data) return <Skeleton h={52} className={styles.week ?? ''} />;
  const running = formatDay(weekOf(now)) === week;
  const name = running ? 'This week' : `Week of ${dayName(week)}`;
  return (
    <div className={styles.week}>
      <div className={styles.weekHead}>
        <span>
          <Link to="/contracts/$contract/weeks/$week" params={{ contract: contract.id, week }}>
            {name}
          </Link>{' '}
          {hours(data.totals.countedSeconds)}
          {data.limitMinutes === null ? ', no limit' : ` of ${hours(data.limitMinutes * 60)}`}
          {data.totals.overLimitSeconds > 0 && `, ${hours(data.totals.overLimitSeconds)} over`}
        </span>
        <span className={styles.small}>{stageText(data, now)}</span>
      </div>
      <LimitBar week={data} label={`${name} against the limit`} />
      {frame.to - frame.from < 2 * DAY_SECONDS && <Border frame={frame} week={week} />}
    </div>
  );
}

function stageText({ clock, stage }: Week, now: number): string {
  const by = (text: string) => deadline(toInstant(text), now, mine);
  switch (stage) {
    case 'in-progress':
      return `locks ${by(clock.locksAt)}`;
    case 'in-review':
      return `locked; in review until ${by(clock.reviewEndsAt)}`;
    case 'pending':
      return `locked; pending until ${by(clock.availableAt)}`;
    case 'available':
      return 'locked; its money is available';
  }
}

/** A day of the reader's zone can reach into two billing weeks, which turn on Monday 00:00 UTC. */
function Border({ frame, week }: { frame: Span; week: string }) {
  const { zone } = useZone();
  const [first, last] = [weekOf(frame.from), weekOf(frame.to - 1)];
  if (first === last) return null;
  const other = formatDay(first) === week ? addDays(week, 7) : addDays(week, -7);
  const side = formatDay(first) === week ? 'From' : 'Until';
  return (
    <span className={styles.small}>
      {side} {time(last, zone)} this day belongs to the week of {dayName(other)}: weeks turn on Monday 00:00
      UTC.
    </span>
  );
}
