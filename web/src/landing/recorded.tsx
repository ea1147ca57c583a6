import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import styles from './landing.module.css';
import { Shot } from './shot.tsx';

const RECORDED = [
  'One snapshot in each ten minutes, at an instant drawn by chance: picture, app and window title',
  'How many keys, clicks and scrolls there were in each minute',
  'When you pressed Start and Stop, and the memo you wrote',
];

const NEVER = [
  'Which key, or what text',
  'Your files, or the windows that are not in front',
  'Camera, microphone, or where you are',
  'Anything at all while the clock does not run',
];

/** The first question, answered in one look. */
export function Recorded() {
  return (
    <section className={styles.section} aria-labelledby="tracked">
      <div className={styles.words}>
        <p className={styles.eyebrow}>The first question</p>
        <h2 id="tracked">What does the tracker track, exactly?</h2>
        <p>
          It starts and stops with your own hand, and shows you all that it keeps. Private apps give no
          picture, and for the first minutes only you see what was taken.{' '}
          <Link to="/recorded">All of it, field by field</Link>
        </p>
      </div>
      <div className={styles.recorded}>
        <List title="Recorded" lines={RECORDED} sign="yes" />
        <List title="Never" lines={NEVER} sign="no" />
        <Shot name="panel" alt="The tracker's panel: the contract, the memo, the clock and this segment." />
      </div>
    </section>
  );
}

function List({ title, lines, sign }: { title: string; lines: readonly string[]; sign: 'yes' | 'no' }) {
  const Icon = sign === 'yes' ? IconCheck : IconX;
  return (
    <div className={styles.list}>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line} data-sign={sign}>
            <Icon size={17} stroke={2} aria-hidden="true" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
