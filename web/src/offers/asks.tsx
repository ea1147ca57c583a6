import { toInstant } from '@stint/wire/letters';
import type { Offer } from '@stint/wire/offers';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './page.module.css';

/** What the freelancer's side has asked to be changed, the newest first. */
export function Asks({ offer }: { offer: Offer }) {
  if (offer.asks.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="asks">
      <h2 id="asks">Changes that were asked for</h2>
      <ul className={styles.asks}>
        {offer.asks.toReversed().map(({ at, by, says }) => (
          <li key={`${at} ${says}`} className={styles.ask}>
            <p className={styles.whom}>
              {by.name}, {bothClocks(toInstant(at), mine)}
              {at < offer.changedAt && ' · the offer was changed since'}
            </p>
            <p className={styles.message}>{says}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
