import { IconCheck, IconMinus, IconQuestionMark } from '@tabler/icons-react';
import styles from './can-track.module.css';
import download from './download.module.css';
import type { System } from './systems.ts';

/** `yes`, `no`, `untested`, or how far. */
type Can = string;

const COLUMNS = ['Linux, X11', 'Linux, Wayland', 'macOS', 'Windows', 'Browser'] as const;

/** What each can see. What it cannot is shown in the diary as not measured, and never as no activity (P8). */
const ROWS: readonly (readonly [what: string, ...can: readonly [Can, Can, Can, Can, Can]])[] = [
  ['When you track, to the second, and your memo', 'yes', 'yes', 'untested', 'untested', 'yes'],
  ['How many keys, clicks and scrolls each minute', 'yes', 'no', 'untested', 'untested', 'no'],
  ['Whether you are away', 'yes', 'where it tells', 'untested', 'untested', 'by the browser'],
  [
    'One picture of the screen each ten minutes',
    'yes',
    'where it may',
    'untested',
    'untested',
    'what you share',
  ],
  ['The app in front and its window title', 'yes', 'no', 'untested', 'untested', 'no'],
  ['Your private apps and masks', 'yes', 'no', 'untested', 'untested', 'no'],
];

const OWN: Partial<Record<System, readonly number[]>> = {
  linux: [0, 1],
  macos: [2],
  windows: [3],
  chromeos: [4],
};

export function CanTrack({ system }: { system: System }) {
  const own = OWN[system] ?? [];
  return (
    <section aria-labelledby="can" className={download.block}>
      <h2 id="can">What it records, and what it cannot see</h2>
      <section
        className={styles.scroll}
        aria-label="What each tracker records" // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <table className={styles.can}>
          <thead>
            <tr>
              <td />
              {COLUMNS.map((column, index) => (
                <th key={column} scope="col" data-own={own.includes(index)}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([what, ...can]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                {can.map((word, index) => (
                  <td key={COLUMNS[index]} data-own={own.includes(index)}>
                    <CanCell word={word} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={download.quiet}>
        Never recorded, by any of them: which keys, what you type, where you click, other windows, your files,
        and anything at all while you do not track. What a system cannot measure stands in the diary as “not
        measured”, never as “no activity”; whether such time is protected is in your terms (P8).
      </p>
    </section>
  );
}

function CanCell({ word }: { word: Can }) {
  if (word === 'yes')
    return <IconCheck size={18} stroke={2} className={styles.yes} role="img" aria-label="yes" />;
  if (word === 'no')
    return <IconMinus size={18} stroke={2} className={styles.no} role="img" aria-label="no" />;
  if (word === 'untested')
    return (
      <span className={styles.maybe}>
        <IconQuestionMark size={15} stroke={2} aria-hidden="true" /> untested
      </span>
    );
  return <span className={styles.maybe}>{word}</span>;
}
