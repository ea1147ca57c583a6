import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pageStream } from './stream.ts';

/** When what the reader may see has changed, all that is shown is asked for again, and what was read before is forgotten. */
export function useFreshAccess(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      pageStream.join({
        contract: null,
        heard: (kind) => {
          if (kind !== 'access') return;
          client.removeQueries({ type: 'inactive' });
          void client.invalidateQueries();
        },
        line: () => undefined,
      }),
    [client],
  );
}
