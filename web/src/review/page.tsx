import { Skeleton } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Review } from '@stint/wire/review';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { PageTurn } from '../parts/page-turn.tsx';
import { useNow } from '../time/house-clock.ts';
import { daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { ReviewDays } from './days.tsx';
import { Disputes } from './disputes.tsx';
import { ReviewHead } from './head.tsx';
import { LookThrough } from './look-through.tsx';
import { reviewOf } from './queries.ts';
import styles from './review.module.css';

const route = getRouteApi('/inside/contracts/$contract/weeks/$week/review');

/** What is paid for a week if nobody says anything, by when, and what deserves a look before. */
export function ReviewPage() {
  const { contract, live } = useContract();
  const { week } = route.useParams();
  const navigate = route.useNavigate();
  const running = formatDay(weekOf(useNow()));
  // Without the stream of changes it is asked for again and again.
  const query = useQuery({ ...reviewOf(contract.id, week), refetchInterval: live ? false : 30_000 });
  const name = daysName(week, addDays(week, 6));
  useTitle(`Review of ${name}`, contract.title);
  const kept = useKeptFocus();
  const turn = (by: 1 | -1) =>
    void navigate({ params: (same) => ({ ...same, week: addDays(week, 7 * by) }), resetScroll: false });
  return (
    <div ref={kept} className={styles.page}>
      <div className={styles.title}>
        <h1>Review of {name}</h1>
        <span className={styles.turn}>
          <PageTurn unit="week" isLast={week >= running} onTurn={turn} />
        </span>
        <Link
          className={styles.aside}
          to="/contracts/$contract/weeks/$week"
          params={{ contract: contract.id, week }}
        >
          Invoice and clock of this week
        </Link>
      </div>
      <Loaded
        query={query}
        what={`the review of ${name}`}
        stays="Its diary and its money are safe, and its clock goes on."
        skeleton={<Skeleton h={520} />}
      >
        {(review) => <Sections key={week} review={review} />}
      </Loaded>
    </div>
  );
}

function Sections({ review }: { review: Review }) {
  const { week } = review;
  if (!week.invoice) return <Nothing />;
  return (
    <>
      <ReviewHead review={review} />
      <Disputes review={review} />
      <ReviewDays review={review} />
      <LookThrough review={review} />
    </>
  );
}

function Nothing() {
  const { contract } = useContract();
  return (
    <section className={page.panel}>
      <p>Nothing is billed in this week, so there is nothing to review (B5).</p>
      <p className={page.quiet}>
        What was tracked stands in the{' '}
        <Link to="/contracts/$contract/diary/$day" params={{ contract: contract.id, day: 'today' }}>
          work diary
        </Link>
        ; weeks with an invoice stand under{' '}
        <Link to="/contracts/$contract/weeks" params={{ contract: contract.id }}>
          Weeks
        </Link>
        .
      </p>
    </section>
  );
}
