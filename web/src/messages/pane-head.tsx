import type { Thread } from '@stint/wire/threads';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import styles from './pane.module.css';
import { withWhom } from './with-whom.ts';

/** Whose conversation it is, of what, and the way there and back. */
export function PaneHead({ thread }: { thread: Thread }) {
  const { contract, proposal } = thread;
  return (
    <header className={styles.head}>
      <Link to="/messages" className={styles.back} aria-label="All conversations">
        <IconArrowLeft size={20} stroke={1.7} aria-hidden="true" />
      </Link>
      <div className={styles.of}>
        <h1>
          <bdi>{withWhom(thread)}</bdi>
        </h1>
        <p>
          <bdi>{thread.title}</bdi>
        </p>
      </div>
      {contract !== null && (
        <Link to="/contracts/$contract" params={{ contract }} className={styles.way}>
          See the contract
        </Link>
      )}
      {contract === null && proposal !== null && (
        <Link to="/proposals/$proposal" params={{ proposal }} className={styles.way}>
          See the proposal
        </Link>
      )}
    </header>
  );
}
