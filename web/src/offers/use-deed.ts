import type { Offer } from '@stint/wire/offers';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isRefused } from '../api/house.ts';
import { contracts } from '../api/queries.ts';
import { notice } from '../parts/notice-board.tsx';
import { offerOf } from './queries.ts';

/** A deed on an offer: what it becomes is shown; where it has become something else meanwhile, that is read. */
export function useOfferDeed<Typed = void>(
  offer: Pick<Offer, 'id'>,
  { deed, done, onDone }: { deed: (typed: Typed) => Promise<Offer>; done: string; onDone: () => void },
) {
  const client = useQueryClient();
  return useMutation({
    // Without a line it fails at once and says so; the button tries again.
    networkMode: 'always',
    mutationFn: deed,
    onSuccess: (changed) => {
      client.setQueryData(offerOf(offer.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['offers'], exact: true });
      void client.invalidateQueries({ queryKey: contracts.queryKey });
      notice(done);
      onDone();
    },
    onError: (error) => {
      if (isRefused(error)) void client.invalidateQueries({ queryKey: offerOf(offer.id).queryKey });
    },
  });
}
