import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { WeekRefunds } from '@stint/wire/refunds';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useContract } from '../contract/context.ts';
import { minorOf, money, moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { refundsOfWeek } from './queries.ts';
import { Receipt } from './receipt.tsx';
import { chargebackWords } from './words.ts';

const RefundDialog = lazy(() => import('./dialog.tsx').then((loaded) => ({ default: loaded.RefundDialog })));

/** On the page of a week: what was given back of it, what its client's bank took back, and the deed (D3). */
export function RefundPart({ week }: { week: Week }) {
  const { contract } = useContract();
  const isInvoiced = week.invoice !== null && week.stage !== 'in-progress';
  const { data } = useQuery({ ...refundsOfWeek(contract.id, week.week), enabled: isInvoiced });
  if (!isInvoiced || !data) return null;
  if (data.refunds.length + data.chargebacks.length + data.may.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="refunds">
      <h2 id="refunds">Refunds</h2>
      {data.chargebacks.map((one) => (
        <p key={one.id}>
          <strong>The client’s bank took {moneyText(one.amount, data.currency)} back</strong>{' '}
          {bothClocks(toInstant(one.openedAt), mine)}. {chargebackWords(one)}
        </p>
      ))}
      {data.refunds.length === 0 && data.chargebacks.length === 0 && (
        <p className={page.quiet}>Nothing of this week was given back.</p>
      )}
      {data.refunds.map((refund) => (
        <Receipt key={refund.id} refund={refund} currency={data.currency} />
      ))}
      <Owes data={data} />
      {data.may.includes('refund') && <Deed week={week.week} data={data} />}
    </section>
  );
}

/** What was given back after it was paid out, said as plainly as it is. */
function Owes({ data: { available, currency } }: { data: WeekRefunds }) {
  const { side } = useContract();
  if (available === null || minorOf(available, currency) >= 0n) return null;
  const owed = money(-minorOf(available, currency), currency);
  const who = side === 'freelancer' ? 'You owe' : 'The freelancer owes';
  return (
    <p>
      <strong>
        {who} {owed}
      </strong>
      : more was given back than was left. What becomes available next fills it first; until then nothing can
      be paid out.
    </p>
  );
}

function Deed({ week, data }: { week: string; data: WeekRefunds }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <p>
        <Button variant="default" onClick={open}>
          {data.paid ? 'Refund …' : 'Take something off …'}
        </Button>
      </p>
      <Suspense>{opened && <RefundDialog week={week} data={data} onClose={close} />}</Suspense>
    </>
  );
}
