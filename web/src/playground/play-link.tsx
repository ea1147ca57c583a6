import type { DiaryEntry } from '@stint/wire/diary';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { leftOut, scenarioOfEntry } from './from-diary.ts';
import { linkOf } from './link.ts';
import styles from './play-link.module.css';

/** From a Why? to the playground, with that segment's own numbers; nothing where there is nothing to play with. */
export function PlayLink({ entry }: { entry: DiaryEntry }) {
  const { contract } = useContract();
  const file = scenarioOfEntry(entry, contract);
  const hash = file && linkOf(file);
  if (!hash) return null;
  const without = leftOut(entry);
  return (
    <p className={styles.play}>
      <Link to="/how" hash={hash}>
        Play with this segment <IconArrowRight size={15} stroke={2} aria-hidden="true" />
      </Link>
      {without !== null && <span>{without}</span>}
    </p>
  );
}
