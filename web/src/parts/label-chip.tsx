import styles from './label-chip.module.css';

/** The activity label of a segment, in the words of its contract (P6). */
export function LabelChip({ label }: { label: string }) {
  return (
    <bdi className={styles.chip} title={`Activity label: ${label}`}>
      {label}
    </bdi>
  );
}
