import styles from './people.module.css';

/** The first letter of a name. */
export function Face({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={styles.face} data-large={large || undefined} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase() ?? '·'}
    </span>
  );
}
