import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import page from '../../parts/page.module.css';
import { Refusal } from '../../parts/refusal.tsx';
import { systemOf } from '../desk/signed-in.ts';
import type { BrowserTracker } from '../desk/tracker.ts';
import { ADVICE } from './advice.ts';
import styles from './track.module.css';

/** Before this browser is a tracker: what it would record, what it cannot, and what to use instead. */
export function SetUp({ tracker }: { tracker: BrowserTracker }) {
  const setUp = useMutation({ mutationFn: () => tracker.setUp() });
  const advice = ADVICE[systemOf() ?? 'other'];
  return (
    <section className={`${page.panel} ${styles.setUp}`} aria-label="Set up">
      <p className={styles.lead}>
        Nothing to install: this page is the tracker. It works from Start to Stop, as long as its tab stays
        open.
      </p>
      <div className={styles.pairs}>
        <div>
          <h2>While you track, it records</h2>
          <ul>
            <li>when you track, to the second, and your memo</li>
            <li>once in ten minutes, at a random second: a picture of what you chose to share</li>
          </ul>
        </div>
        <div>
          <h2>It never records</h2>
          <ul>
            <li>keys, clicks or scrolls: not even how many</li>
            <li>which app or window you are in</li>
            <li>anything that you did not share, or while you do not track</li>
          </ul>
        </div>
      </div>
      <p className={styles.advice}>
        <IconDeviceDesktop size={20} stroke={1.6} aria-hidden="true" />
        <span>
          {advice}{' '}
          <a href="/download" target="_blank" rel="noreferrer">
            The desktop tracker
          </a>
        </span>
      </p>
      <Refusal error={setUp.error} />
      <div>
        <Button size="md" loading={setUp.isPending} onClick={() => setUp.mutate()}>
          Make this browser a tracker
        </Button>
      </div>
      <p className={page.small}>
        It gets a token of its own, which reaches your contracts and diary and no money. What it keeps here is
        sealed with a key that never leaves this browser. You can sign it out under Trackers at any time.
      </p>
    </section>
  );
}
