import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { systemOf } from '../desk/signed-in.ts';
import { ADVICE } from './advice.ts';
import points from './aside.module.css';
import type { OfTracker } from './of-tracker.ts';
import styles from './track.module.css';

/** What this tracker can see, and what it lacks beside the one on the desktop. */
export function LacksCard({ tracker, view }: OfTracker) {
  return (
    <section className={styles.card} aria-labelledby="lacks">
      <h2 id="lacks" className={styles.cardTitle}>
        What a browser can see
      </h2>
      <ul className={points.lacks}>
        <Point has>time, to the second, and your memo</Point>
        <Point has>a picture of what you share, and of nothing else</Point>
        <Point>no keys, clicks or scrolls are counted</Point>
        <Point>no app and no window title</Point>
        <Point>no rules for private apps: what you share is seen</Point>
        <Point>this tab must stay open; time asleep is not tracked</Point>
      </ul>
      <Sense tracker={tracker} view={view} />
      <p className={styles.hint}>
        {ADVICE[systemOf() ?? 'other']}{' '}
        <a href="/download" target="_blank" rel="noreferrer">
          The desktop tracker
        </a>
      </p>
    </section>
  );
}

function Point({ has = false, children }: { has?: boolean; children: React.ReactNode }) {
  const Icon = has ? IconCheck : IconX;
  return (
    <li data-has={has || undefined}>
      <Icon size={15} stroke={2.2} aria-label={has ? 'yes:' : 'no:'} />
      <span>{children}</span>
    </li>
  );
}

/** The browser's own sensing, for the freelancer's eyes alone. */
function Sense({ tracker, view: { sensing } }: OfTracker) {
  if (sensing === 'unsupported') return null;
  const on = sensing === 'on';
  return (
    <div className={points.sense}>
      <p>
        {on
          ? 'This browser senses whether somebody is at the computer. It is shown here and recorded nowhere. If nobody is for as long as your contract waits, or the screen is locked, tracking stops.'
          : 'If you like, this browser can sense whether somebody is at the computer: you see about how many minutes were active, and a forgotten session stops. It is recorded nowhere and changes no protection.'}
      </p>
      <Button
        size="sm"
        variant="default"
        loading={sensing === 'asking'}
        onClick={() => void tracker.sense(!on)}
      >
        {on ? 'Stop sensing' : 'Sense my activity'}
      </Button>
      {sensing === 'denied' && (
        <p role="status" className={styles.hint}>
          The browser was told not to. You can allow “idle detection” in the settings of this page.
        </p>
      )}
    </div>
  );
}
