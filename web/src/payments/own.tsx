import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { ownPayments } from './queries.ts';
import { PaymentRows } from './rows.tsx';

/** One-time payments of all contracts of one's own sides. */
export function OneTime() {
  const query = useQuery(ownPayments);
  return (
    <section aria-labelledby="one-time">
      <h2 id="one-time">One-time payments</h2>
      <Loaded query={query} what="the one-time payments" skeleton={<Skeleton h={90} />}>
        {(read) => (read.length === 0 ? <p className={page.quiet}>None yet.</p> : <PaymentRows of={read} />)}
      </Loaded>
    </section>
  );
}
