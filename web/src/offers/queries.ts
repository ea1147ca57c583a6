import { readContract } from '@stint/wire/contracts';
import { readOfferRules } from '@stint/wire/fees';
import { readJob } from '@stint/wire/jobs';
import { listOffers, readOffer } from '@stint/wire/offers';
import { listFreelancers, readFreelancer } from '@stint/wire/profiles';
import { readProposal } from '@stint/wire/proposals';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** The other side may say something at any time: what is shown is read again now and then. */
const AGAIN_MILLISECONDS = 20_000;

export const offers = queryOptions({
  queryKey: ['offers'],
  queryFn: ({ signal }) => ask(listOffers, { query: {}, signal }),
  refetchInterval: AGAIN_MILLISECONDS,
});

/** All of them, page by page. */
export const offerPages = infiniteQueryOptions({
  queryKey: ['offers', 'pages'],
  queryFn: ({ pageParam, signal }) =>
    ask(listOffers, { query: pageParam === '' ? {} : { after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ offers: read, more }) => (more ? read.at(-1)?.id : null),
  refetchInterval: AGAIN_MILLISECONDS,
});

export const offerOf = (offer: string) =>
  queryOptions({
    queryKey: ['offers', offer],
    queryFn: ({ signal }) => ask(readOffer, { params: { offer }, signal }),
    refetchInterval: AGAIN_MILLISECONDS,
  });

/** The house's fees. */
export const offerRules = (of: OfferOf = {}) =>
  queryOptions({
    queryKey: ['offer-rules', of],
    queryFn: ({ signal }) => ask(readOfferRules, { query: of, signal }),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });

/** For whom an offer is written, as far as it is known. */
export interface OfferOf {
  readonly organisation?: string;
  readonly freelancer?: string;
  readonly currency?: string;
}

/** What an offer can begin from; each is read once, so that nothing moves below who types. */
export const beginnings = {
  proposal: (proposal: string) =>
    queryOptions({
      queryKey: ['offer-from-proposal', proposal],
      queryFn: ({ signal }) => ask(readProposal, { params: { proposal }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  job: (job: string) =>
    queryOptions({
      queryKey: ['offer-from-job', job],
      queryFn: ({ signal }) => ask(readJob, { params: { job }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  freelancer: (person: string) =>
    queryOptions({
      queryKey: ['offer-to-freelancer', person],
      queryFn: ({ signal }) => ask(readFreelancer, { params: { person }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  contract: (contract: string) =>
    queryOptions({
      queryKey: ['offer-again', contract],
      queryFn: ({ signal }) => ask(readContract, { params: { contract }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const freelancersFor = (search: string) =>
  queryOptions({
    queryKey: ['freelancers-to-offer', search],
    queryFn: ({ signal }) => ask(listFreelancers, { query: search === '' ? {} : { search }, signal }),
  });
