import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { clock } from '../time/house-clock.ts';
import styles from './walk.module.css';
import { useGoTo } from './walk.ts';
import { useWalk } from './walking.ts';

/** The way into the walk, in a demo house and only there. */
export function BeginWalk() {
  const { data } = useQuery(clock);
  const step = useWalk();
  const go = useGoTo();
  if (!data?.demo || step !== null) return null;
  return (
    <button type="button" className={styles.begin} disabled={go.isPending} onClick={() => go.mutate(0)}>
      <span>
        <strong>Take the walk</strong>
        <span>
          The demo world in ten looks, from a job to the books. It signs you in as Ana, Ben and Olu.
        </span>
      </span>
      <IconArrowRight size={18} stroke={1.6} aria-hidden="true" />
    </button>
  );
}
