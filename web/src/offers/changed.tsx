import { toInstant } from '@stint/wire/letters';
import type { Offer } from '@stint/wire/offers';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './changed.module.css';
import page from './page.module.css';
import { changesOf } from './plain-offer.ts';

/** What the newest version says otherwise than the one before it. */
export function Changed({ offer, before }: { offer: Offer; before: NonNullable<Offer['before']> }) {
  const { now } = offer;
  const changes = changesOf(offer, before, now, mine);
  return (
    <section className={page.panel} aria-labelledby="changed">
      <h2 id="changed">What has changed since version {before.version}</h2>
      <p className={page.whom}>
        {now.by.name}, {bothClocks(toInstant(now.at), mine)}
      </p>
      {changes.length === 0 ? (
        <p>Nothing: it was sent again as it was, and its seven days began anew.</p>
      ) : (
        <dl className={styles.changes}>
          {changes.map(({ name, was, is }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {was !== null && (
                  <p className={styles.was}>
                    <span>before</span> <del>{was}</del>
                  </p>
                )}
                <p className={styles.is}>
                  <span>now</span> {is === null ? 'no longer said' : <ins>{is}</ins>}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
