import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useFreshAccess } from '../api/fresh-access.ts';
import { me } from '../api/queries.ts';
import { RunningSign } from '../track/running-sign.tsx';
import { useWalk } from '../walk/walking.ts';
import { linksFor } from './links.ts';
import { Mark } from './mark.tsx';
import { Menus } from './menus.tsx';
import styles from './shell.module.css';

/** What every page stands in, signed in or not. */
export function Outside() {
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <Outlet />
    </>
  );
}

const inside = getRouteApi('/inside');

/** In a demo alone, while somebody walks. */
const WalkCard = lazy(() => import('../walk/card.tsx').then((loaded) => ({ default: loaded.WalkCard })));

/** The frame of every page behind the sign-in. */
export function Shell() {
  const main = useFocusOnNewPage();
  useFreshAccess();
  const { person: known } = inside.useRouteContext();
  const { data } = useQuery(me);
  const person = data ?? known;
  const walks = useWalk() !== null;
  return (
    <div className={styles.shell}>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.mark}>
            <Mark />
            <span>Stint</span>
            <VisuallyHidden>, to your home page</VisuallyHidden>
          </Link>
          <nav aria-label="Pages" className={styles.links}>
            {linksFor(person).map(({ to, says }) => (
              <Link key={to} to={to} className={styles.link} activeOptions={{ exact: to === '/' }}>
                {says}
              </Link>
            ))}
          </nav>
          <RunningSign person={person.id} />
          <Menus person={person} />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      {walks && (
        <Suspense>
          <WalkCard />
        </Suspense>
      )}
    </div>
  );
}

/** A new page is read from its begin; another day or week of the same page leaves the focus where it is. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const page = useRouterState({ select: ({ matches }) => matches.at(-1)?.routeId });
  const before = useRef(page);
  useEffect(() => {
    if (before.current !== page) main.current?.focus({ preventScroll: true });
    before.current = page;
  }, [page]);
  return main;
}
