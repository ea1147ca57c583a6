import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { Loaded } from '../parts/loaded.tsx';
import { threadOfProposal } from './queries.ts';

const route = getRouteApi('/inside/proposals/$proposal/messages');

/** The way from a proposal to its conversation. */
export function ProposalMessages() {
  const { proposal } = route.useParams();
  const query = useQuery(threadOfProposal(proposal));
  return (
    <Loaded
      query={query}
      what="the conversation"
      stays="What was written is safe."
      skeleton={<Skeleton h={420} />}
    >
      {({ thread }) => <Navigate to="/messages/$thread" params={{ thread }} replace />}
    </Loaded>
  );
}
