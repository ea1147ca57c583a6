import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './home.module.css';
import type { Need } from './needs.ts';

/** What waits for the reader; when nothing does, one quiet line. */
export function NeedsYou({ needs }: { needs: readonly Need[] }) {
  return (
    <section aria-labelledby="needs" className={styles.section}>
      <h2 id="needs">Needs you</h2>
      {needs.length === 0 ? (
        <p className={styles.quiet}>
          <IconCircleCheck size={18} stroke={1.7} aria-hidden="true" /> Nothing right now.
        </p>
      ) : (
        <ul className={styles.needs}>
          {needs.map((need) => (
            <NeedLine key={need.key} need={need} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NeedLine({ need }: { need: Need }) {
  const now = useNow();
  const { contract, week, offer, job, says, otherwise, until } = need;
  return (
    <li>
      <div>
        <strong>{says}</strong>
        {otherwise !== '' && <p>{otherwise}</p>}
        {until !== null && <p className={styles.until}>Until {deadline(until, now, mine)}</p>}
      </div>
      {offer !== undefined && (
        <Link to="/offers/$offer" params={{ offer }} className={styles.look}>
          Look <IconArrowRight size={15} aria-hidden="true" />
        </Link>
      )}
      {job !== undefined && (
        <Link to="/jobs/$job" params={{ job }} className={styles.look}>
          Look <IconArrowRight size={15} aria-hidden="true" />
        </Link>
      )}
      {contract !== null && week === null && (
        <Link to="/contracts/$contract" params={{ contract }} className={styles.look}>
          Look <IconArrowRight size={15} aria-hidden="true" />
        </Link>
      )}
      {week !== null && contract !== null && (
        <Link to="/contracts/$contract/weeks/$week" params={{ contract, week }} className={styles.look}>
          Look <IconArrowRight size={15} aria-hidden="true" />
        </Link>
      )}
    </li>
  );
}
