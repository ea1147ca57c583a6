import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pageStream } from './stream.ts';

/** What of the way to a contract somebody can be told of. */
const MADE_OLD = ['jobs', 'job', 'job-proposals', 'proposals', 'proposal', 'offers', 'contracts'] as const;

/** Keeps the pages of jobs, proposals and offers fresh: whatever the other side does to one of them is told. */
export function useFreshWay(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = (): void => {
      for (const key of MADE_OLD) void client.invalidateQueries({ queryKey: [key] });
    };
    return pageStream.join({
      contract: null,
      heard: (kind) => {
        if (kind === 'notification') look();
      },
      line: (up, missed) => {
        if (up && missed) look();
      },
    });
  }, [client]);
}
