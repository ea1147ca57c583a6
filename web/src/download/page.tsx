import { Skeleton } from '@mantine/core';
import type { listDownloads } from '@stint/wire/downloads';
import type { Answer } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { me } from '../api/queries.ts';
import { Mark } from '../app/mark.tsx';
import { SchemeMenu } from '../app/menus.tsx';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import { CanTrack } from './can-track.tsx';
import { Files } from './files.tsx';
import { First } from './first.tsx';
import { BeingBuilt, NoneYet } from './none-yet.tsx';
import styles from './page.module.css';
import { downloads } from './queries.ts';
import { Removal } from './removal.tsx';
import { type System, systemOf } from './systems.ts';
import { Verify } from './verify.tsx';

/** The tracker, for everybody who was sent here: nobody needs to be signed in. */
export function DownloadPage() {
  useTitle('Get the tracker');
  const system = systemOf(navigator.userAgent);
  const query = useQuery({
    ...downloads,
    // While packages are being made the page waits with the reader.
    refetchInterval: ({ state }) => (state.data?.state === 'being-built' ? 3000 : false),
  });
  return (
    <>
      <Head />
      <main id="main" className={styles.page}>
        <div className={styles.hero}>
          <h1>Get the tracker</h1>
          <p>
            It runs on your own desktop, tracks from Start to Stop, and shows you everything that it records.
          </p>
        </div>
        <Loaded query={query} what="the list of downloads" skeleton={<Skeleton h={260} radius={14} />}>
          {(list) => <Offer list={list} system={system} />}
        </Loaded>
        <CanTrack system={system} />
        <Removal />
      </main>
    </>
  );
}

function Head() {
  const { data: person } = useQuery(me);
  return (
    <header className={styles.head}>
      <Link to="/" className={styles.mark}>
        <Mark />
        <span>Stint</span>
      </Link>
      <span className={styles.headLinks}>
        <Link to="/" className={styles.headLink}>
          {person ? 'Home' : 'Sign in'}
        </Link>
        <SchemeMenu />
      </span>
    </header>
  );
}

function Offer({ list, system }: { list: Answer<typeof listDownloads>; system: System }) {
  const { state, doing, offer } = list;
  if (!offer) {
    return state === 'being-built' ? (
      <BeingBuilt doing={doing} />
    ) : (
      <NoneYet broken={state === 'broken'} system={system} />
    );
  }
  return (
    <>
      <First offer={offer} system={system} />
      <Files offer={offer} system={system} making={doing} />
      <Verify offer={offer} />
    </>
  );
}
