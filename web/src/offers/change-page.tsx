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
const inside = getRouteApi('/inside');

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

/** Who changed it meanwhile, in the second person for the reader. */
function useChanger({ now }: Offer): string {
  const { person } = inside.useRouteContext();
  return now.by.id === person.id ? 'In another window you have' : `${now.by.name} has`;
}

function ChangeOffer({ offer }: { offer: Offer }) {
  const changer = useChanger(offer);
  const now = useNow();
  const navigate = useNavigate();
  const [opened] = useState(offer.now.version);
  const [draft, setDraft] = useState(() => draftOfOffer(offer.now, now));
  useTitle('Change the offer', offer.now.title);
  const back = () => void navigate({ to: '/offers/$offer', params: { offer: offer.id } });
  const { version } = offer.now;
  const deed = useOfferDeed<OfferWords>(offer, {
    // What stands here now: where that is not what was opened, the form says so before it is sent.
    deed: (words) => ask(changeOffer, { params: { offer: offer.id }, body: { version, ...words } }),
    done: `The offer is changed; ${offer.freelancer.name} is told.`,
    onDone: back,
  });
  const overtaken = version > opened;
  const told = deed.error instanceof Refused && deed.error.letter.code === 'offer-changed' && overtaken;
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
      <Warnings offer={offer} overtaken={overtaken} changer={changer} />
      <OfferForm
        draft={draft}
        onType={setDraft}
        freelancer={offer.freelancer.name}
        fees={offer.now.terms}
        kindStands
        deed={overtaken ? 'Send it all the same' : 'Send the changed offer'}
        follows={
          overtaken
            ? `${changer} changed this offer since you opened it: see above. Sending replaces what it says now.`
            : `${offer.freelancer.name} sees what has changed, and has seven days from then. Until you send it, the offer as it stands can be accepted.`
        }
        onSend={deed.mutate}
        pending={deed.isPending}
        error={told ? null : deed.error}
      />
    </div>
  );
}

/** Above the form: that it is too late, or that somebody else has changed it meanwhile, and what. */
function Warnings({ offer, overtaken, changer }: { offer: Offer; overtaken: boolean; changer: string }) {
  return (
    <>
      {!offer.may.includes('change') && (
        <Alert color="orange" variant="light">
          It can no longer be changed: it is over, or your role here is to look.
        </Alert>
      )}
      {overtaken && (
        <Alert color="orange" variant="light" icon={<IconArrowsDiff size={18} />} role="alert">
          {changer} changed this offer since you opened it; what you typed is still here. Look at what it says
          now, below: sending replaces it.
        </Alert>
      )}
      {overtaken && offer.before && <Changed offer={offer} before={offer.before} />}
    </>
  );
}
