import { Loader } from '@mantine/core';
import { addPaymentMethod } from '@stint/wire/payment-methods';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { nameOf } from './card-line.tsx';

const route = getRouteApi('/inside/cards/left');

/** Back from the processor's page, where somebody left a card: it is added. Loaded again, it is the same card. */
export function CardLeftPage() {
  useTitle('Your card');
  const { organisation, session } = route.useSearch();
  const isNamed = organisation !== '' && session !== '';
  const client = useQueryClient();
  const added = useQuery({
    queryKey: ['card-left', session],
    queryFn: ({ signal }) => ask(addPaymentMethod, { params: { organisation }, body: { session }, signal }),
    enabled: isNamed,
    retry: 2,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = added;
  useEffect(() => {
    if (data) void client.invalidateQueries({ queryKey: ['payment-methods'] });
  }, [client, data]);
  return (
    <div className={page.narrow}>
      <h1>Your card</h1>
      {!isNamed && <p>The processor leads back to this page when somebody has left a card. None was left.</p>}
      {added.isLoading && (
        <p role="status">
          <Loader size="xs" /> Asking the processor about it …
        </p>
      )}
      <Refusal error={added.error} />
      {data && (
        <p role="status">
          {nameOf(data.brand ?? 'A card')} ending in {data.last4} is added and verified. Each week is charged
          to it when the week locks, Monday 12:00 UTC (B5); from now on new work can be protected (P4).
        </p>
      )}
      {added.error && (
        <p className={page.quiet}>
          Nothing was charged. You may <Link to="/">try again from Home</Link>, with the same card or another.
        </p>
      )}
      <p>
        <ButtonLink to="/">Home</ButtonLink>
      </p>
    </div>
  );
}
