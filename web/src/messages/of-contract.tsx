import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { threadOfContract } from './queries.ts';
import { ThreadPane } from './thread-pane.tsx';

/** The conversation of a contract, among its pages. */
export function ContractMessages() {
  const { contract } = useContract();
  useTitle('Messages', contract.title);
  const query = useQuery(threadOfContract(contract.id));
  return (
    <Loaded
      query={query}
      what="the conversation"
      stays="What was written is safe."
      skeleton={<Skeleton h={420} />}
    >
      {({ thread }) => (
        <>
          <VisuallyHidden component="h1">Messages</VisuallyHidden>
          <ThreadPane id={thread} framed />
        </>
      )}
    </Loaded>
  );
}
