import { Skeleton } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { ShowMore } from '../parts/show-more.tsx';
import { invoicePages } from './queries.ts';
import { InvoiceRows } from './rows.tsx';

const inside = getRouteApi('/inside');

/** Every invoice and credit note of one's own sides, the newest first. */
export function InvoicesPage() {
  useTitle('Invoices');
  const { person } = inside.useRouteContext();
  const pages = useInfiniteQuery(invoicePages);
  return (
    <div className={page.narrow}>
      <h1>Invoices</h1>
      <p className={page.quiet}>
        {person.roles.includes('freelancer')
          ? 'Your own invoices to clients, and what this house takes for its own part.'
          : 'Freelancers invoice their work to you, and this house its own fee beside it.'}{' '}
        An invoice is made when a week locks, on Monday 12:00 UTC (B5), when a bonus or expenses are paid, and
        for a milestone without escrow. It keeps what stood in the particulars then; what is given back has a
        credit note.
      </p>
      <p>
        <ButtonLink
          to="/invoices/particulars"
          variant="default"
          leftSection={<IconId size={17} stroke={1.7} />}
        >
          Particulars on invoices
        </ButtonLink>
      </p>
      <Loaded query={pages} what="the invoices" skeleton={<Skeleton h={320} />}>
        {(read) => {
          const all = read.pages.flatMap(({ invoices }) => invoices);
          return all.length === 0 ? (
            <p className={page.quiet}>None yet: the first comes when a week with billed time locks.</p>
          ) : (
            <>
              <InvoiceRows of={all} />
              <ShowMore of={pages} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
