import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../time/house-clock.ts';
import { beginningOf, hiringFor } from './beginning.ts';
import { ChooseFreelancer } from './choose-freelancer.tsx';
import { NewOffer } from './new-offer.tsx';
import styles from './page.module.css';
import { beginnings } from './queries.ts';
import type { NewOfferSearch } from './search.ts';

const here = getRouteApi('/inside/offers/new');
const inside = getRouteApi('/inside');

/** A new offer: for a proposal, for a job, directly, or again. */
export function NewOfferPage() {
  const search = here.useSearch();
  const { person } = inside.useRouteContext();
  const { sources, pending, error } = useSources(search);
  const now = useNow();
  useTitle('New offer');
  if (hiringFor(person).length === 0) return <NobodyHires />;
  if (pending) return <Skeleton h={420} aria-label="Reading what it begins from" />;
  const beginning = beginningOf(sources, now);
  const place = JSON.stringify(search);
  return (
    <div className={styles.page}>
      <header>
        <h1>{search.again === undefined ? 'New offer' : 'Work together again'}</h1>
        {search.again !== undefined && (
          <p className={page.quiet}>
            The terms of the contract before are filled in. It becomes a contract of its own, with a diary of
            its own.
          </p>
        )}
      </header>
      {error !== null && <Refusal error={error} />}
      {beginning.freelancer ? (
        <NewOffer key={place} place={place} beginning={beginning} freelancer={beginning.freelancer} />
      ) : (
        <ChooseFreelancer search={search} />
      )}
    </div>
  );
}

function useSources(search: NewOfferSearch) {
  const { proposal, freelancer, again } = search;
  const proposed = useQuery({ ...beginnings.proposal(proposal ?? ''), enabled: proposal !== undefined });
  const job = search.job ?? proposed.data?.job.id;
  const read = {
    proposal: proposed,
    job: useQuery({ ...beginnings.job(job ?? ''), enabled: job !== undefined }),
    freelancer: useQuery({ ...beginnings.freelancer(freelancer ?? ''), enabled: freelancer !== undefined }),
    contract: useQuery({ ...beginnings.contract(again ?? ''), enabled: again !== undefined }),
  };
  const all = Object.values(read);
  return {
    sources: {
      proposal: read.proposal.data,
      job: read.job.data,
      freelancer: read.freelancer.data,
      contract: read.contract.data,
    },
    pending: all.some(({ isLoading }) => isLoading),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}

function NobodyHires() {
  return (
    <div className={styles.page}>
      <h1>New offer</h1>
      <p className={page.quiet}>
        Offers are made in the name of an organisation that hires. You can do so as soon as you found one, or
        an owner of one gives you the role of a hirer.
      </p>
    </div>
  );
}
