import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pageStream } from '../api/stream.ts';
import { glance, needs } from './queries.ts';

/** Home is read again when its reader is told something, and when the line comes back. */
export function useLiveHome(): void {
  const client = useQueryClient();
  useEffect(() => {
    const again = () => {
      void client.invalidateQueries({ queryKey: needs.queryKey });
      void client.invalidateQueries({ queryKey: glance.queryKey });
    };
    return pageStream.join({
      contract: null,
      heard: again,
      line: (up, missed) => {
        if (up && missed) again();
      },
    });
  }, [client]);
}
