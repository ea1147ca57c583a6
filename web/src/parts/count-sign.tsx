import styles from './count-sign.module.css';

/** A sign in the head of the pages, with how much of it is unread. */
export const countSign = styles.sign;

/** As it is shown and spoken: no more than two digits. */
export function countText(count: number): string {
  return count > 99 ? '99+' : String(count);
}

/** Nothing where the count is 0. What it counts is said by the sign that it stands on. */
export function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span className={styles.count} aria-hidden="true" data-number>
      {countText(of)}
    </span>
  );
}
