import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useId } from 'react';
import styles from './feedback.module.css';

const ALL = [1, 2, 3, 4, 5] as const;

/** Stars as they were given. */
export function Stars({ stars }: { stars: number }) {
  return (
    <span className={styles.stars} role="img" aria-label={starsName(stars)}>
      {ALL.map((star) =>
        star <= stars ? <IconStarFilled key={star} size={17} /> : <IconStar key={star} size={17} />,
      )}
    </span>
  );
}

interface PickProps {
  readonly stars: number | null;
  readonly fault: string | null;
  readonly onPick: (stars: number) => void;
}

/** Five radio buttons that look like stars. */
export function PickStars({ stars, fault, onPick }: PickProps) {
  const name = useId();
  return (
    <fieldset className={styles.pick} aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend>Stars</legend>
      <div>
        {ALL.map((star) => (
          <label key={star}>
            <input
              type="radio"
              name={name}
              value={star}
              checked={stars === star}
              aria-label={starsName(star)}
              onChange={() => onPick(star)}
            />
            {stars !== null && star <= stars ? (
              <IconStarFilled size={28} />
            ) : (
              <IconStar size={28} stroke={1.6} />
            )}
          </label>
        ))}
        <span aria-hidden="true">{stars === null ? '' : starsName(stars)}</span>
      </div>
      {fault && (
        <p id={`${name}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function starsName(stars: number): string {
  return stars === 1 ? '1 star' : `${stars} stars`;
}
