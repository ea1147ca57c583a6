import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { sayError } from '../parts/refusal.tsx';
import styles from './message.module.css';
import { Files, Says } from './message.tsx';
import type { Outgoing } from './outbox.ts';

/** A message on its way, or one that has not arrived. */
export function OutgoingBubble({
  outgoing: { letter, files, error },
  onAgain,
  onDrop,
}: {
  outgoing: Outgoing;
  onAgain: () => void;
  onDrop: () => void;
}) {
  return (
    <li className={styles.message} data-mine data-begins data-going={error === null || undefined}>
      <p className={styles.writer}>You{error === null && <span>sending…</span>}</p>
      {letter.ask && <Says says={`Manual time asked for: ${letter.ask.reason}`} />}
      {letter.says !== '' && <Says says={letter.says} />}
      <Files files={files} />
      {error !== null && (
        <div role="alert" className={styles.failed}>
          <p>
            <IconAlertCircle size={16} aria-hidden="true" /> <strong>Not sent.</strong> {sayFailure(error)}
          </p>
          <div>
            <Button size="compact-sm" variant="default" onClick={onAgain}>
              Try again
            </Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={onDrop}>
              Throw away
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** It has one id: sent twice it is there once. */
function sayFailure(error: unknown): string {
  const { message, mend } = sayError(error);
  if (mend === undefined || mend.startsWith('Nothing is known')) {
    return 'Whether it has arrived is not known; trying again never sends it twice.';
  }
  return `${message} ${mend}`;
}
