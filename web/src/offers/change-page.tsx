import { Alert, Skeleton } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { changeOffer, type Offer } from '@stint/wire/offers';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useNow } from '../time/house-clock.ts';
import { Changed } from './changed.tsx';
import { draftOfOffer } from './draft.ts';
import { OfferForm } from './offer-form.tsx';
import styles from './page.module.css';
import { offerOf } from './queries.ts';
import type { OfferWords } from './read-draft.ts';
import { useOfferDeed } from './use-deed.ts';

const here = getRouteApi('/inside/offers/$offer/change');

/** An open offer in its form, to say something else. */
export function ChangeOfferPage() {
  const { offer: id } = here.useParams();
  const read = useQuery(offerOf(id));
  return (
    <Loaded query={read} what="the offer" skeleton={<Skeleton h={420} />}>
      {(offer) => <ChangeOffer key={offer.id} offer={offer} />}
    </Loaded>
  );
}

function ChangeOffer({ offer }: { offer: Offer }) {
  const now = useNow();
  const navigate = useNavigate();
  // What stood here when it was opened; it is replaced only by who has been shown what stands there since.
  const [seen, setSeen] = useState(offer.now);
  const [draft, setDraft] = useState(() => draftOfOffer(offer.now, now));
  useTitle('Change the offer', offer.now.title);
  const back = () => void navigate({ to: '/offers/$offer', params: { offer: offer.id } });
  const deed = useOfferDeed<OfferWords>(offer, {
    deed: (words) =>
      ask(changeOffer, { params: { offer: offer.id }, body: { version: seen.version, ...words } }),
    done: `The offer is changed; ${offer.freelancer.name} is told.`,
    onDone: back,
  });
  const overtaken = deed.error instanceof Refused && deed.error.letter.code === 'offer-changed';
  const newer = offer.now.version > seen.version;
  if (overtaken && newer) setSeen(offer.now);
  return (
    <div className={styles.page}>
      <header>
        <p className={styles.back}>
          <Link to="/offers/$offer" params={{ offer: offer.id }}>
            {offer.now.title}
          </Link>
        </p>
        <h1>Change the offer</h1>
      </header>
      {!offer.may.includes('change') && (
        <Alert color="orange" variant="light">
          It can no longer be changed: it is over, or your role here is to look.
        </Alert>
      )}
      {(overtaken || newer) && (
        <Alert color="orange" variant="light" icon={<IconArrowsDiff size={18} />} role="alert">
          {offer.now.by.name} has changed this offer since you opened it; what you typed is still here. Look
          at what it says now, below: sending replaces it.
        </Alert>
      )}
      {(overtaken || newer) && offer.before && <Changed offer={offer} before={offer.before} />}
      <OfferForm
        draft={draft}
        onType={setDraft}
        freelancer={offer.freelancer.name}
        fees={offer.now.terms}
        kindStands
        deed={newer && !overtaken ? 'Send it all the same' : 'Send the changed offer'}
        follows={`${offer.freelancer.name} sees what has changed, and has seven days from then. Until you send it, the offer as it stands can be accepted.`}
        onSend={(words) => {
          if (newer) setSeen(offer.now);
          deed.mutate(words);
        }}
        pending={deed.isPending}
        error={overtaken ? null : deed.error}
      />
    </div>
  );
}
