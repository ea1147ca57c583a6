import { Button } from '@mantine/core';
import { IconPlayerStopFilled } from '@tabler/icons-react';
import { time } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import here from './now.module.css';
import type { OfTracker } from './of-tracker.ts';
import { nameOf, SURFACES, stopwatch } from './words.ts';

/** What is tracked now, since when, and the way to stop it. */
export function NowCard({ tracker, view }: OfTracker) {
  const { tracking, contracts, now, surface } = view;
  const { zone } = useZone();
  if (!tracking) {
    return (
      <header className={here.now}>
        <span className={here.dot} aria-hidden="true" />
        <div>
          <h2 className={here.name}>Not tracking</h2>
          <p>Nothing is recorded, and nothing is shared.</p>
        </div>
      </header>
    );
  }
  return (
    <header className={here.now}>
      <span className={here.dot} data-on aria-hidden="true" />
      <div>
        <h2 className={here.name}>{nameOf(contracts, tracking.contract)}</h2>
        <p>
          since {time(tracking.since, zone)} · <bdi>{tracking.memo || 'no memo'}</bdi>
          {surface && ` · sharing ${SURFACES[surface]}`}
        </p>
      </div>
      <strong className={here.watch} role="timer" aria-label="This session">
        {stopwatch(now - tracking.since)}
      </strong>
      <Button
        size="md"
        variant="default"
        className={here.stop ?? ''}
        leftSection={<IconPlayerStopFilled size={16} aria-hidden="true" />}
        onClick={() => void tracker.stop()}
      >
        Stop
      </Button>
    </header>
  );
}
