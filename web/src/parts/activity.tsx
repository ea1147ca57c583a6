import styles from './activity.module.css';

interface ActivityProps {
  readonly activeMinutes: number;
  /** How much of it is known (P8): what was not measured is said so, and never drawn as an empty bar. */
  readonly measured: 'all' | 'part' | 'none';
  readonly quiet?: boolean;
}

/** Active minutes as ten boxes and a number: never a percentage. */
export function Activity({ activeMinutes, measured, quiet = false }: ActivityProps) {
  if (measured === 'none') return <span className={styles.unmeasured}>activity not measured</span>;
  if (measured === 'part') {
    return <span className={styles.unmeasured}>{activeMinutes} active, some not measured</span>;
  }
  return (
    <span className={styles.activity} data-quiet={quiet || undefined}>
      <span className={styles.boxes} aria-hidden="true">
        {Array.from({ length: 10 }, (_, minute) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ten boxes that never move
          <i key={minute} data-on={minute < activeMinutes || undefined} />
        ))}
      </span>
      <span className={styles.number}>{activeMinutes}/10</span>
    </span>
  );
}
