import { formatDay } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Review, ReviewEntry } from '@stint/wire/review';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { dayName, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import styles from './days.module.css';
import { groupsOf, isLookedAt, worth } from './groups.ts';

/** One line a day, in UTC as the week itself: how much of it is billed, and how much of that deserves a look. */
export function ReviewDays({ review }: { review: Review }) {
  const { contract } = useContract();
  const { week, entries } = review;
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => {
    const day = addDays(week.week, n);
    return lineOf(
      day,
      entries.filter(({ start }) => formatDay(toInstant(start)) === day),
      week.currency,
    );
  });
  const most = Math.max(1, ...days.map(({ seconds }) => seconds));
  return (
    <section className={page.panel} aria-labelledby="days">
      <h2 id="days">
        Days <small>by UTC, as the week is billed</small>
      </h2>
      <ul className={styles.days}>
        {days.map(({ day, seconds, look, amount }) => (
          <li key={day} data-empty={seconds === 0 || undefined}>
            <Link to="/contracts/$contract/diary/$day" params={{ contract: contract.id, day }}>
              {dayName(day)}
            </Link>
            <span className={styles.track} aria-hidden="true">
              <i style={{ width: `${(100 * (seconds - look)) / most}%` }} />
              <i data-look style={{ width: `${(100 * look) / most}%` }} />
            </span>
            <span className={styles.hours}>{seconds > 0 ? hours(seconds) : '·'}</span>
            <span className={styles.money}>{amount > 0n ? money(amount, week.currency) : ''}</span>
            <span className={styles.look}>{look > 0 ? `${hours(look)} worth a look` : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf(day: string, entries: readonly ReviewEntry[], currency: string) {
  const looked = entries.filter(isLookedAt);
  const billed = looked.filter(({ billedSeconds }) => billedSeconds > 0);
  const look = groupsOf(billed, currency)
    .filter(({ name }) => name !== 'plain')
    .reduce((sum, { seconds }) => sum + seconds, 0);
  return { day, look, ...worth(billed, currency) };
}
