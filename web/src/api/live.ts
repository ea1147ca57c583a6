import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { pageStream } from './stream.ts';

/** What each kind of event makes old. */
const MADE_OLD = {
  diary: ['diary', 'week', 'weeks', 'review', 'purses'],
  week: [
    'diary',
    'week',
    'weeks',
    'review',
    'dispute',
    'disputes',
    'bonus-requests',
    'payments',
    'purses',
    'payouts',
    'contract',
    'contracts',
    'timeline',
    'consequences',
  ],
  terms: [
    'payments',
    'contract',
    'contracts',
    'timeline',
    'milestones',
    'escrow',
    'escrow-claims',
    'purses',
    'feedback',
    'consequences',
    'week',
    'weeks',
    'diary',
  ],
  desk: ['desk-session'],
} as const;

type Kind = keyof typeof MADE_OLD;

/** Keeps a contract's pages fresh while they are open. Answers whether the stream is connected now. */
export function useLive(contract: string): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(
    () =>
      pageStream.join({
        contract,
        heard: (kind) => {
          if (kind !== 'notification' && kind !== 'message' && kind !== 'access')
            makeOld(client, kind, contract);
        },
        line: (up, missed) => {
          setConnected(up);
          // What was told while the line was cut is not told again.
          if (up && missed) makeOld(client, 'terms', contract);
        },
      }),
    [client, contract],
  );
  return connected;
}

/** After one's own deed: what it changed is read again. */
export function makeOld(client: QueryClient, kind: Kind, contract: string): void {
  for (const key of MADE_OLD[kind]) {
    void client.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === key && [undefined, contract].includes(queryKey[1] as string),
    });
  }
}
