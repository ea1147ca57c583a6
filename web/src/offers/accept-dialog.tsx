import { acceptOffer, type Offer } from '@stint/wire/offers';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import styles from './page.module.css';
import { withFees } from './plain-offer.ts';
import { shortLines } from './short-lines.ts';
import { useOfferDeed } from './use-deed.ts';
import { worthOf } from './worth.ts';

/** What follows from accepting, before it is done. The version is the one that stood here when it was opened. */
export function AcceptDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const [seen] = useState({ ...offer.now, terms: withFees(offer.now.terms, offer.fees) });
  const [agreed, setAgreed] = useState(false);
  const bare = seen.terms.kind === 'fixed' && !seen.terms.escrow;
  const deed = useOfferDeed(offer, {
    deed: () =>
      ask(acceptOffer, {
        params: { offer: offer.id },
        body: {
          version: seen.version,
          fees: {
            freelancerFeePercent: seen.terms.freelancerFeePercent,
            clientFeePercent: seen.terms.clientFeePercent,
          },
          ...(bare ? { withoutEscrow: true as const } : {}),
        },
      }),
    done: 'Accepted: the contract is made.',
    onDone: onClose,
  });
  return (
    <Dialog onClose={onClose} title="Accept the offer" size="lg">
      <DeedForm
        deed="Accept and make the contract"
        onDeed={() => deed.mutate()}
        onLeave={onClose}
        pending={deed.isPending}
        disabled={bare && !agreed}
        error={deed.error}
      >
        <Follows offer={offer} seen={seen} />
        {bare && (
          <label className={styles.agree}>
            <input
              type="checkbox"
              checked={agreed}
              onChange={({ currentTarget: { checked } }) => setAgreed(checked)}
            />
            <span>
              I agree to work without escrow: no money is put aside beforehand, and the house does not make it
              good if the client does not pay.
            </span>
          </label>
        )}
      </DeedForm>
    </Dialog>
  );
}

/** What it becomes, in short, and how it can end. */
function Follows({ offer, seen }: { offer: Offer; seen: Offer['now'] }) {
  return (
    <>
      <p>
        “{seen.title}” becomes a contract at once, between {offer.organisation.name} and{' '}
        {offer.freelancer.name}, with these terms:
      </p>
      <ul className={styles.short}>
        {worthOf(seen.terms).map(({ of, total, got }) => (
          <li key={of}>
            <strong>
              {total} {of}
            </strong>
            {got !== total && `: ${got} for ${offer.freelancer.name} after the fee`}
          </li>
        ))}
        {shortLines(seen.terms).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        {seen.terms.kind === 'hourly'
          ? 'Either of you can pause it or end it at any time; what was worked until then is still billed.'
          : 'Either of you can pause it or end it at any time; before that its page says what it does to the milestones. No money of a milestone moves through Stint in this version.'}
      </p>
    </>
  );
}
