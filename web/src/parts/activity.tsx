import styles from './activity.module.css';

/** Active minutes as ten boxes and a number: never a percentage. */
export function ActivityBar({ activeMinutes, quiet = false }: { activeMinutes: number; quiet?: boolean }) {
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
