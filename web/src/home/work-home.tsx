import { Skeleton } from '@mantine/core';
import { weekClock, weekOf } from '@stint/core/week';
import type { Glance } from '@stint/wire/glance';
import type { Person } from '@stint/wire/people';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isOfClient } from '../jobs/may-hire.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { FirstSteps } from './first-steps.tsx';
import styles from './home.module.css';
import { MoneyCard } from './money-card.tsx';
import { NeedsYou } from './needs-you.tsx';
import { glance, needs } from './queries.ts';
import { ThisWeek } from './this-week.tsx';

/** The home of whoever works, pays or runs the house: three cards at most. */
export function WorkHome({ person }: { person: Person }) {
  const waiting = useQuery(needs);
  const week = useQuery(glance);
  const works = person.roles.some((role) => role !== 'operator');
  return (
    <>
      {works && week.data && <FirstSteps person={person} glance={week.data} />}
      <Loaded query={waiting} what="what needs you" skeleton={<Skeleton h={150} radius={14} />}>
        {(read) => (
          <NeedsYou
            read={read}
            next={works ? week.data && <Next glance={week.data} person={person} /> : <Runs />}
          />
        )}
      </Loaded>
      {works && (
        <Loaded
          query={week}
          what="your week"
          stays="What was agreed and tracked is safe."
          skeleton={
            <div className={styles.home}>
              <Skeleton h={260} radius={14} />
              <Skeleton h={150} radius={14} />
            </div>
          }
        >
          {(read) => (
            <>
              <ThisWeek glance={read} />
              <MoneyCard glance={read} person={person} />
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

function Runs() {
  return <p>Mails go out, weeks close, charges and payouts are answered.</p>;
}

/** What comes by itself, and what one could do meanwhile. */
function Next({ glance: { contracts }, person }: { glance: Glance; person: Person }) {
  const now = useNow();
  const hourly = contracts.filter(({ kind, standing }) => kind === 'hourly' && standing !== 'contract-ended');
  const client = isOfClient(person) && !person.roles.includes('freelancer');
  if (hourly.length > 0) {
    const locks = deadline(weekClock(weekOf(now)).locksAt, now, mine);
    return (
      <p>
        {client
          ? `Next: this week is locked, invoiced and charged ${locks}; then you have until Friday to review it (B5).`
          : `Next: this week locks ${locks}. Until then you may correct your diary.`}
      </p>
    );
  }
  return (
    <p>
      {client ? (
        <>
          Next: <Link to="/jobs/new">post a job</Link>, or make an offer to somebody whom you know.
        </>
      ) : (
        <>
          Next: <Link to="/jobs">look for work</Link>; what clients offer you stands here.
        </>
      )}
    </p>
  );
}
