import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notice } from '../parts/notice-board.tsx';

/** A deed of the payout desk; what is shown is read anew once it is done. */
export function useDeskDeed(deed: () => Promise<unknown>, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: async () => {
      notice(done);
      await client.invalidateQueries();
    },
  });
}
