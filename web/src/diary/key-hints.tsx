import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useContract } from '../contract/context.ts';
import { useFreeSegments } from './choose/use-choice.ts';
import styles from './page.module.css';

const LOOKING = [
  ['←↑↓→', 'move'],
  ['Enter', 'picture'],
  ['W', 'why'],
  ['C', 'minutes'],
  ['F', 'film'],
  ['1 2 3 4', 'day, week, month, list'],
] as const;

const CHOOSING = [
  ['Shift ←↑↓→', 'choose on'],
  ['X', 'choose one'],
  ['Ctrl A', 'all'],
  ['Esc', 'none'],
] as const;

const CORRECTING = [
  ['M', 'memo'],
  ['Del', 'delete'],
  ['Ctrl Z', 'undo a memo'],
] as const;

/** The keys of the day, for those who have some. */
export function KeyHints() {
  const { side } = useContract();
  const mayWrite = useFreeSegments().size > 0;
  const hints = [
    ...LOOKING,
    ...CHOOSING,
    ...(side === 'freelancer' ? CORRECTING : []),
    ...(mayWrite ? [['N', 'time by hand, on a free one'] as const] : []),
  ];
  return (
    <p className={styles.keys}>
      {hints.map(([key, does]) => (
        <Fragment key={key}>
          <span>
            <Kbd>{key}</Kbd> {does}
          </span>{' '}
        </Fragment>
      ))}
    </p>
  );
}
