import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { Balances } from '../operator/balances.tsx';
import { ClockCard } from '../operator/clock-card.tsx';
import { FirstPeople } from '../operator/first-people.tsx';
import { BeginWalk } from '../walk/begin.tsx';
import styles from './home.module.css';
import { useLiveHome } from './use-live-home.ts';
import { WorkHome } from './work-home.tsx';

const inside = getRouteApi('/inside');

/** What needs you, this week, and the money on its way. Somebody with several roles sees each. */
export function HomePage() {
  const { person } = inside.useRouteContext();
  useTitle('Home');
  useLiveHome();
  const worksOrPays = person.roles.some((role) => role !== 'operator');
  return (
    <div className={styles.home}>
      <h1>{worksOrPays ? `Hello ${person.name.split(' ')[0]}` : 'This Stint'}</h1>
      <BeginWalk />
      <WorkHome person={person} />
      {person.roles.includes('operator') && (
        <>
          <FirstPeople />
          <ClockCard />
          <Balances />
        </>
      )}
    </div>
  );
}
