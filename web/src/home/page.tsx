import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTitle } from '../app/title.ts';
import { clock } from '../time/house-clock.ts';
import styles from './home.module.css';
import { useLiveHome } from './use-live-home.ts';
import { WorkHome } from './work-home.tsx';

const inside = getRouteApi('/inside');

const BeginWalk = lazy(() => import('../walk/begin.tsx').then((loaded) => ({ default: loaded.BeginWalk })));
const OperatorsPart = lazy(() =>
  import('../operator/home-part.tsx').then((loaded) => ({ default: loaded.OperatorsPart })),
);

/** What needs you, this week, and the money on its way. Somebody with several roles sees each. */
export function HomePage() {
  const { person } = inside.useRouteContext();
  const demo = useQuery(clock).data?.demo === true;
  useTitle('Home');
  useLiveHome();
  const worksOrPays = person.roles.some((role) => role !== 'operator');
  return (
    <div className={styles.home}>
      <h1>{worksOrPays ? `Hello ${person.name.split(' ')[0]}` : 'This Stint'}</h1>
      <Suspense>{demo && <BeginWalk />}</Suspense>
      <WorkHome person={person} />
      <Suspense>{person.roles.includes('operator') && <OperatorsPart />}</Suspense>
    </div>
  );
}
