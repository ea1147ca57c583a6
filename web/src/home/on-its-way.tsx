import type { Stop, Way } from '@stint/wire/glance';
import { toInstant } from '@stint/wire/letters';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { minorOf, money } from '../money/amount.ts';
import { useNow } from '../time/house-clock.ts';
import { daysName, deadline } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './way.module.css';

const NAMES: Readonly<Record<Way['side'], Readonly<Partial<Record<Stop['place'], string>>>>> = {
  freelancer: {
    'in-progress': 'in progress',
    'in-review': 'in review',
    disputed: 'disputed, held',
    pending: 'pending',
    available: 'available',
    'paid-out': 'paid out',
  },
  client: { 'in-progress': 'in progress', owed: 'invoiced, not paid', 'in-review': 'paid, in review' },
};

/** What happens at the instant beside it. */
const NEXT: Readonly<Record<Way['side'], Readonly<Partial<Record<Stop['place'], string>>>>> = {
  freelancer: { 'in-progress': 'locks', 'in-review': 'pending from', pending: 'available from' },
  client: { 'in-progress': 'charged', 'in-review': 'to be disputed until' },
};

const STANDS: Readonly<Partial<Record<Stop['place'], string>>> = {
  available: 'yours to pay out',
  'paid-out': 'so far',
  disputed: 'until it is decided (D2)',
  owed: 'tried again each day (D5)',
};

/** One bar for each currency: from work in progress to what is there, with dates, and the weeks it is made of. */
export function OnItsWay({ way, several }: { way: Way; several: boolean }) {
  const { side, currency, stops } = way;
  const amounts = stops.map(({ amount }) => minorOf(amount, currency));
  const most = amounts.reduce((a, b) => (b > a ? b : a), 1n);
  const role = side === 'client' ? 'What you pay' : 'Your money';
  return (
    <div>
      {several && <h3 className={styles.role}>{`${role} in ${currency}`}</h3>}
      <ol className={styles.way} aria-label={`${role} in ${currency}`}>
        {stops.map((stop, index) => {
          const amount = amounts[index] ?? 0n;
          // Only a width is drawn from this number; what is written comes from the whole units.
          const share = Number((amount * 100n) / most) / 100;
          return (
            <li
              key={stop.place}
              data-place={stop.place}
              style={{ '--share': 1 + share } as CSSProperties}
              data-empty={amount === 0n || undefined}
            >
              <span className={styles.bar} aria-hidden="true" />
              <strong>{money(amount, currency)}</strong>
              <span className={styles.place}>{NAMES[side][stop.place]}</span>
              <When stop={stop} side={side} />
              <Weeks stop={stop} side={side} currency={currency} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function When({ stop, side }: { stop: Stop; side: Way['side'] }) {
  const now = useNow();
  const next = NEXT[side][stop.place];
  if (stop.at !== null && next) return <small>{`${next} ${deadline(toInstant(stop.at), now, mine)}`}</small>;
  const stands = Number(stop.amount) === 0 && stop.place === 'owed' ? 'nothing is owed' : STANDS[stop.place];
  return stands ? <small>{stands}</small> : null;
}

function Weeks({ stop, side, currency }: { stop: Stop; side: Way['side']; currency: string }) {
  const { weeks, more, place } = stop;
  if (place === 'available' || place === 'paid-out') {
    if (Number(stop.amount) === 0) return null;
    const says = place === 'available' ? 'Pay out' : 'Your payouts';
    return (
      <Link to="/money" className={styles.week} aria-label={`${says} in ${currency}`}>
        {says}
      </Link>
    );
  }
  const [only] = weeks;
  if (!only) return null;
  if (weeks.length === 1 && more === 0) return <WeekLink week={only} currency={currency} />;
  return (
    <details className={styles.weeks}>
      <summary aria-label={`${weeks.length + more} weeks ${NAMES[side][place]}, ${currency}`}>
        {weeks.length + more} weeks
      </summary>
      <ul>
        {weeks.map((week) => (
          <li key={`${week.contract} ${week.week}`}>
            <WeekLink week={week} currency={currency} />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </details>
  );
}

function WeekLink({ week, currency }: { week: Stop['weeks'][number]; currency: string }) {
  const days = daysName(week.week, addDays(week.week, 6));
  return (
    <Link
      to="/contracts/$contract/weeks/$week"
      params={{ contract: week.contract, week: week.week }}
      className={styles.week}
      aria-label={`${week.title}, ${days}: ${money(minorOf(week.amount, currency), currency)}, ${week.who}`}
    >
      {week.title}, {days}
    </Link>
  );
}
