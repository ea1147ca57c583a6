import { NativeSelect, Skeleton } from '@mantine/core';
import { makeOffer, type Offer } from '@stint/wire/offers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ask, isRefused } from '../api/house.ts';
import { useKeptDraft } from '../parts/kept-draft.ts';
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
  /** What it began from, as the address says it: by that it is kept. */
  readonly place: string;
  readonly beginning: Beginning;
  readonly freelancer: { readonly id: string; readonly name: string };
}

/** The form of an offer that is not made yet. Its id is made with the form, and kept with it: sent twice, it is one offer. */
export function NewOffer({ place, beginning, freelancer }: NewOfferProps) {
  const { person } = inside.useRouteContext();
  const hiring = hiringFor(person);
  const [typed, type, forget] = useKeptDraft(`offer:${place}`, () => ({
    id: newId(),
    organisation: beginning.organisation?.id ?? hiring[0]?.id ?? '',
    draft: beginning.draft,
  }));
  const { id, organisation, draft } = typed;
  const rules = useQuery(offerRules(pairOf(organisation, freelancer.id, draft.currency)));
  const made = useMade(freelancer.name, { forget, again: () => type({ ...typed, id: newId() }) });
  const send = (words: OfferWords) => {
    // Kept with its id even where nothing was typed: whatever becomes of the line, and of this page.
    type(typed);
    made.mutate({
      id,
      organisation,
      freelancer: freelancer.id,
      ...subjectOf(beginning),
      ...words,
    });
  };
  return (
    <Loaded query={rules} what="what the house takes" skeleton={<Skeleton h={420} />}>
      {(fees) => (
        <OfferForm
          draft={draft}
          onType={(words) => type({ ...typed, draft: words })}
          freelancer={freelancer.name}
          fees={fees}
          kindStands={false}
          deed={`Send the offer to ${freelancer.name}`}
          follows={`${freelancer.name} has seven days to accept, decline or ask for changes. Until then you can change it or withdraw it.`}
          onSend={send}
          pending={made.isPending}
          error={made.error}
        >
          <Whom
            beginning={beginning}
            freelancer={freelancer.name}
            hiring={hiring}
            organisation={organisation}
            onChoose={(chosen) => type({ ...typed, organisation: chosen })}
          />
        </OfferForm>
      )}
    </Loaded>
  );
}

/** For whom the fees are asked; what is not typed yet is left out. */
function pairOf(organisation: string, freelancer: string, currency: string) {
  return {
    ...(organisation === '' ? {} : { organisation }),
    freelancer,
    ...(/^[A-Z]{3}$/.test(currency) ? { currency } : {}),
  };
}

function subjectOf({ proposal, job, agency }: Beginning) {
  return {
    ...(proposal === null ? {} : { proposal }),
    ...(job === null ? {} : { job: job.id }),
    ...(agency === null ? {} : { agency }),
  };
}

function useMade(freelancer: string, { forget, again }: { forget: () => void; again: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    // Without a line it fails at once and says so; the button tries again.
    networkMode: 'always',
    mutationFn: (body: Parameters<typeof ask<typeof makeOffer>>[1]['body']) => ask(makeOffer, { body }),
    onSuccess: async (offer: Offer) => {
      forget();
      client.setQueryData(offerOf(offer.id).queryKey, offer);
      void client.invalidateQueries({ queryKey: ['offers'] });
      notice(`The offer is sent; ${freelancer} is told.`);
      await navigate({ to: '/offers/$offer', params: { offer: offer.id } });
    },
    onError: (error) => {
      // It was made before, in other words: that is said, and what is typed is another one from now on.
      if (isRefused(error) && error.letter.code === 'id-taken') again();
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
