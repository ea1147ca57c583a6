import { Skeleton } from '@mantine/core';
import type { Week } from '@stint/wire/diary';
import type { InvoiceListed } from '@stint/wire/invoices';
import { useQuery } from '@tanstack/react-query';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { ReceiptFile } from './files.tsx';
import { weekInvoices } from './queries.ts';
import { InvoiceRows } from './rows.tsx';

/** The numbered documents of a week that has locked, and its receipt. */
export function WeekInvoices({ week: { week, invoice, stage, charge } }: { week: Week }) {
  const { contract } = useContract();
  const isIssued = invoice !== null && stage !== 'in-progress';
  const query = useQuery({ ...weekInvoices(contract.id, week), enabled: isIssued });
  if (!isIssued) return null;
  return (
    <section className={page.panel} aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <Loaded query={query} what="the documents" skeleton={<Skeleton h={90} />}>
        {(read) =>
          read.length === 0 ? (
            <p className={page.quiet}>They are made when the week is closed, within moments of its lock.</p>
          ) : (
            <Documents of={read} isPaid={charge === 'succeeded'} />
          )
        }
      </Loaded>
    </section>
  );
}

/** The documents of one thing, and its receipt. */
export function Documents({ of, isPaid }: { of: readonly InvoiceListed[]; isPaid: boolean }) {
  const { contract, side } = useContract();
  const work = of.find(({ kind, credits }) => kind === 'work' && credits === null);
  return (
    <>
      <InvoiceRows of={of} within />
      {isPaid && work && (
        <ReceiptFile
          of={{ contract: contract.id, number: work.number }}
          says={side === 'freelancer' ? 'Remittance advice' : 'Receipt'}
        />
      )}
    </>
  );
}
