import { Kbd } from '@mantine/core';
import { useContract } from '../contract/context.ts';
import styles from './page.module.css';

/** The keys of the day, for those who have some. */
export function KeyHints() {
  const { side } = useContract();
  return (
    <p className={styles.keys}>
      <Kbd>←↑↓→</Kbd> move <Kbd>Enter</Kbd> picture <Kbd>W</Kbd> why
      {side === 'freelancer' && (
        <>
          {' '}
          <Kbd>M</Kbd> memo <Kbd>Del</Kbd> delete
        </>
      )}
    </p>
  );
}
