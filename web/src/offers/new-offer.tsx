import { NativeSelect, Skeleton } from '@mantine/core';
import { makeOffer, type Offer } from '@stint/wire/offers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, isRefused } from '../api/house.ts';
import { Loaded } from '../parts/loaded.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { type Beginning, hiringFor } from './beginning.ts';
import styles from './form.module.css';
import { OfferForm } from './offer-form.tsx';
import { offerOf, offerRules } from './queries.ts';
import type { OfferWords } from './read-draft.ts';

const inside = getRouteApi('/inside');

interface NewOfferProps {
  readonly beginning: Beginning;
  readonly freelancer: { readonly id: string; readonly name: string };
}

/** The form of an offer that is not made yet. Its id is made with the form: sent twice, it is one offer. */
export function NewOffer({ beginning, freelancer }: NewOfferProps) {
  const { person } = inside.useRouteContext();
  const hiring = hiringFor(person);
  const [id, setId] = useState(newId);
  const [draft, setDraft] = useState(beginning.draft);
  const [organisation, setOrganisation] = useState(beginning.organisation?.id ?? hiring[0]?.id ?? '');
  const rules = useQuery(offerRules);
  const made = useMade(freelancer.name, () => setId(newId()));
  const { proposal, job, agency } = beginning;
  const send = (words: OfferWords) =>
    made.mutate({
      id,
      organisation,
      freelancer: freelancer.id,
      ...(proposal === null ? {} : { proposal }),
      ...(job === null ? {} : { job: job.id }),
      ...(agency === null ? {} : { agency }),
      ...words,
    });
  return (
    <Loaded query={rules} what="what the house takes" skeleton={<Skeleton h={420} />}>
      {(fees) => (
        <OfferForm
          draft={draft}
          onType={setDraft}
          freelancer={freelancer.name}
          fees={fees}
          kindStands={false}
          deed={`Send the offer to ${freelancer.name}`}
          follows={`${freelancer.name} has seven days to accept, decline or ask for changes. Until then you can change it or take it back.`}
          onSend={send}
          pending={made.isPending}
          error={made.error}
        >
          <Whom
            beginning={beginning}
            freelancer={freelancer.name}
            hiring={hiring}
            organisation={organisation}
            onChoose={setOrganisation}
          />
        </OfferForm>
      )}
    </Loaded>
  );
}

function useMade(freelancer: string, onTaken: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    // Without a line it fails at once and says so; the button tries again.
    networkMode: 'always',
    mutationFn: (body: Parameters<typeof ask<typeof makeOffer>>[1]['body']) => ask(makeOffer, { body }),
    onSuccess: async (offer: Offer) => {
      client.setQueryData(offerOf(offer.id).queryKey, offer);
      void client.invalidateQueries({ queryKey: ['offers'] });
      notice(`The offer is sent; ${freelancer} is told.`);
      await navigate({ to: '/offers/$offer', params: { offer: offer.id } });
    },
    onError: (error) => {
      // It was made before, in other words: that is said, and what is typed is another one from now on.
      if (isRefused(error) && error.letter.code === 'id-taken') onTaken();
    },
  });
}

interface WhomProps {
  readonly beginning: Beginning;
  readonly freelancer: string;
  readonly hiring: ReturnType<typeof hiringFor>;
  readonly organisation: string;
  readonly onChoose: (organisation: string) => void;
}

/** To whom, for which job, and in whose name; who hires for several chooses. */
function Whom({ beginning, freelancer, hiring, organisation, onChoose }: WhomProps) {
  const { job } = beginning;
  return (
    <div className={styles.whom}>
      <p>
        To <strong>{freelancer}</strong>
        {job && <span> for “{job.title}”</span>}
      </p>
      {beginning.organisation === null && hiring.length > 1 ? (
        <NativeSelect
          label="In the name of"
          value={organisation}
          data={hiring.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={({ currentTarget: { value } }) => onChoose(value)}
        />
      ) : (
        <p>
          In the name of{' '}
          <strong>
            {beginning.organisation?.name ?? hiring.find((one) => one.id === organisation)?.name}
          </strong>
        </p>
      )}
    </div>
  );
}
