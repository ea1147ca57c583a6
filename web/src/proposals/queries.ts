import { listMyProposals, listProposals, type ProposalState, readProposal } from '@stint/wire/proposals';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** The proposals for one job, for its client; of one state, or all. */
export const receivedPages = (job: string, state: ProposalState | null) =>
  infiniteQueryOptions({
    queryKey: ['job-proposals', job, state],
    queryFn: ({ pageParam, signal }) =>
      ask(listProposals, { params: { job }, query: pageQuery(state, pageParam), signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** The reader's own proposals, of one state or all. */
export const myProposalPages = (state: ProposalState | null) =>
  infiniteQueryOptions({
    queryKey: ['proposals', state],
    queryFn: ({ pageParam, signal }) => ask(listMyProposals, { query: pageQuery(state, pageParam), signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const proposalOf = (proposal: string) =>
  queryOptions({
    queryKey: ['proposal', proposal],
    queryFn: ({ signal }) => ask(readProposal, { params: { proposal }, signal }),
  });

function pageQuery(state: ProposalState | null, after: string) {
  return { ...(state === null ? {} : { state }), ...(after === '' ? {} : { after }) };
}
