import { IconCamera, IconClockHour4, IconShield, IconShieldCheck } from '@tabler/icons-react';
import type { View } from '../desk/view.ts';
import points from './aside.module.css';
import styles from './track.module.css';

/** Said before any work is done: what tracking in a browser means by this contract's terms. */
export function BeforeCard({ view: { contracts, chosen } }: { view: View }) {
  const contract = contracts.find(({ id }) => id === chosen);
  if (!contract) return null;
  const { terms, organisation } = contract;
  const isProtected = terms.activityUnmeasured === 'protected';
  const Shield = isProtected ? IconShieldCheck : IconShield;
  return (
    <section className={styles.card} data-warn={!isProtected || undefined} aria-labelledby="before">
      <h2 id="before" className={styles.cardTitle}>
        {contract.title}: what its terms mean here
      </h2>
      <ul className={points.points} data-warn={!isProtected || undefined}>
        <li>
          <Shield size={19} stroke={1.7} aria-hidden="true" />
          <span>
            {isProtected ? (
              <>
                <strong>Can be protected.</strong> You both agreed to protect time whose activity is not
                measured (P8). A memo, a verified client and room under the limit are enough.
              </>
            ) : (
              <>
                <strong>Will not be protected.</strong> A browser cannot measure activity, and these terms do
                not protect such time (P8). It counts and is paid the same; but if {organisation.name}{' '}
                disputes it, it is refunded (D2).
              </>
            )}
          </span>
        </li>
        <li>
          <IconCamera size={19} stroke={1.7} aria-hidden="true" />
          <span>{PICTURES[terms.snapshots]}</span>
        </li>
        <li>
          <IconClockHour4 size={19} stroke={1.7} aria-hidden="true" />
          <span>
            {terms.privateWindowMinutes === 0
              ? 'There is no private window: a segment goes as soon as it is over.'
              : `For ${terms.privateWindowMinutes} minutes after its end a segment stays in this browser: you can look at it, blur it, take its picture out or delete it.`}
          </span>
        </li>
      </ul>
    </section>
  );
}

const PICTURES = {
  full: 'Start asks what to share. One picture of it is taken in each ten minutes, at a random second.',
  blurred:
    'Start asks what to share. One picture of it is taken in each ten minutes, at a random second, and blurred before it is kept.',
  none: 'No pictures: nothing is shared, and nothing is asked for.',
} as const;
