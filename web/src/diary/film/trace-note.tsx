import { IconEye } from '@tabler/icons-react';
import { useContract } from '../../contract/context.ts';
import styles from './film.module.css';

/** What looking leaves behind, said before it does. */
export function TraceNote() {
  const { contract, side } = useContract();
  if (side === 'freelancer') return null;
  return (
    <p className={styles.trace}>
      <IconEye size={15} stroke={1.7} aria-hidden="true" /> {contract.freelancer.name} sees which pictures you
      open. In a film those are the ones that are shown: no other is asked for.
    </p>
  );
}
