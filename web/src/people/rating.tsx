import { IconStarFilled } from '@tabler/icons-react';
import styles from './people.module.css';
import { counted, starsText } from './words.ts';

/** What the others say, in one line. */
export function Rating({ rating, bare }: { rating: { stars: number; count: number } | null; bare?: string }) {
  if (!rating) return bare === undefined ? null : <span>{bare}</span>;
  return (
    <span>
      <IconStarFilled size={15} className={styles.stars} aria-hidden="true" />
      <strong>{starsText(rating.stars)}</strong> of 5, from {counted(rating.count, 'contract')}
    </span>
  );
}
