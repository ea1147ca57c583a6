import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../../app/title.ts';
import page from '../../parts/page.module.css';
import type { BrowserTracker } from '../desk/tracker.ts';
import { OtherTabCard } from './other-tab.tsx';
import { Panel } from './panel.tsx';
import { SetUp } from './set-up.tsx';
import styles from './track.module.css';
import { useOpened, useView } from './use-tracker.ts';

const inside = getRouteApi('/inside');

/** The tracker in a browser: for systems where nothing is to be installed. */
export function TrackPage() {
  const { person } = inside.useRouteContext();
  useTitle('Track');
  if (!person.roles.includes('freelancer')) {
    return (
      <Frame>
        <p>
          Only freelancers track time. You see their work in each contract’s diary, once its private window is
          over.
        </p>
      </Frame>
    );
  }
  // Locks, sealed stores and shares of a screen are only given to pages over TLS and on this computer.
  if (!isSecureContext) {
    return (
      <Frame>
        <p role="alert">
          A browser tracks only on a page that came over https. Ask whoever runs this Stint to serve it so.
        </p>
      </Frame>
    );
  }
  return <Tracking person={person.id} />;
}

function Tracking({ person }: { person: string }) {
  const { opened, again } = useOpened(person);
  if (opened === 'other-tab') {
    return (
      <Frame>
        <OtherTabCard person={person} onFree={again} />
      </Frame>
    );
  }
  if (opened === 'failed') {
    return (
      <Frame>
        <p role="alert">
          This browser keeps nothing for this page, perhaps because the window is a private one. Open the page
          in a normal window; a tracker must survive a reload.
        </p>
      </Frame>
    );
  }
  if (!opened) {
    return (
      <Frame>
        <Skeleton h={320} radius={14} aria-label="Opening the tracker of this browser" />
      </Frame>
    );
  }
  return <Ready tracker={opened.tracker} />;
}

function Ready({ tracker }: { tracker: BrowserTracker }) {
  const view = useView(tracker);
  if (!view.isSetUp) {
    return (
      <Frame>
        <SetUp tracker={tracker} />
      </Frame>
    );
  }
  return <Panel tracker={tracker} view={view} />;
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <div className={`${page.narrow} ${styles.page}`}>
      <h1>Track in this browser</h1>
      {children}
    </div>
  );
}
