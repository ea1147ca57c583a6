import { CloseButton } from '@mantine/core';
import type { Thread } from '@stint/wire/threads';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './pane.module.css';

const KEPT_AS = 'stint-messages-hint';

/** Said once in this browser. */
export function Hint({ thread: { side, freelancer } }: { thread: Thread }) {
  const [known, setKnown] = useState(() => localStorage.getItem(KEPT_AS) !== null);
  if (known) return null;
  const close = () => {
    localStorage.setItem(KEPT_AS, 'read');
    setKnown(true);
  };
  return (
    <p className={styles.hint}>
      <IconInfoCircle size={17} stroke={1.7} aria-hidden="true" />
      <span>
        Time spent here counts like any other work:{' '}
        {side === 'client' ? (
          <>
            <bdi>{freelancer.name}</bdi> may track it while writing and reading.
          </>
        ) : (
          'track it while you write and read.'
        )}
      </span>
      <CloseButton size="sm" aria-label="Understood, do not show this again" onClick={close} />
    </p>
  );
}
