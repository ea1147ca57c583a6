import type { Glance } from '@stint/wire/glance';
import { lazy, Suspense, useState } from 'react';
import type { OfWhoIsNew } from './first-steps-list.tsx';

const FirstStepsList = lazy(() =>
  import('./first-steps-list.tsx').then((loaded) => ({ default: loaded.FirstStepsList })),
);

const HIDDEN = 'stint-first-steps-hidden';

/** What comes next for who is new, until all of it is done once or it is put away. */
export function FirstSteps(props: OfWhoIsNew) {
  const key = `${HIDDEN} ${props.person.id}`;
  const [hidden, setHidden] = useState(() => localStorage.getItem(key) !== null);
  // Whoever has worked, or had somebody work, is not new: nothing is asked for them.
  if (hidden || hasWork(props.glance)) return null;
  const hide = () => {
    localStorage.setItem(key, 'yes');
    setHidden(true);
  };
  return (
    <Suspense>
      <FirstStepsList {...props} onHide={hide} />
    </Suspense>
  );
}

function hasWork({ over, sums, contracts }: Glance): boolean {
  const worked = sums.some(({ counted, weeks }) => counted > 0 || weeks.some((one) => one.counted > 0));
  return over > 0 || worked || contracts.some(({ tracked }) => tracked > 0);
}
