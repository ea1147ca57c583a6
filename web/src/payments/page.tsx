import { Button, Skeleton } from '@mantine/core';
import type { Payment } from '@stint/wire/one-time';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { Documents } from '../invoices/week-invoices.tsx';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { mine } from '../time/zone-choice.ts';
import { payInvoice, paymentInvoices, paymentOf, withdrawInvoice } from './queries.ts';
import { KINDS, outcomeText, stateText } from './words.ts';

const route = getRouteApi('/inside/contracts/$contract/payments/$payment');

/** One payment: what it moved, where it is, its documents, and its entries in the books. */
export function PaymentPage() {
  const { contract } = useContract();
  const { payment: id } = route.useParams();
  useTitle('Payment', contract.title);
  const query = useQuery(paymentOf(contract.id, id));
  return (
    <div className={page.narrow}>
      <p className={page.quiet}>
        <Link to="/contracts/$contract/payments" params={{ contract: contract.id }}>
          All one-time payments
        </Link>
      </p>
      <Loaded query={query} what="the payment" skeleton={<Skeleton h={260} />}>
        {(payment) => <Opened payment={payment} />}
      </Loaded>
    </div>
  );
}

function Opened({ payment }: { payment: Payment }) {
  const { kind, total, currency, says, by, week, card, contract } = payment;
  return (
    <>
      <h1>
        {KINDS[kind]}, {moneyText(total, currency)}
      </h1>
      {says && <blockquote>{says}</blockquote>}
      <p role="status">{stateText(payment, mine)}</p>
      {card?.declined && payment.state !== 'held' && payment.state !== 'available' && (
        <p>
          The bank’s word for {card.brand} ending in {card.last4}: {card.declined}. Add another card or ask
          the bank, then pay again.
        </p>
      )}
      <p className={page.quiet}>
        {kind === 'milestone' ? 'Invoiced' : 'Paid'} by {by.name}.{' '}
        {week && (
          <Link to="/contracts/$contract/weeks/$week" params={{ contract: contract.id, week }}>
            For late time that was asked for.
          </Link>
        )}
      </p>
      <Deeds payment={payment} />
      <Sums payment={payment} />
      <Papers payment={payment} />
      <Entries entries={payment.entries} />
    </>
  );
}

function Sums({ payment }: { payment: Payment }) {
  const { side } = useContract();
  const { currency, total, clientFee, clientTotal, freelancerFee, net } = payment;
  const lines = [
    ['Amount', total],
    ...(side === 'freelancer' ? [] : [['Fee of the client’s side', clientFee]]),
    ...(side === 'freelancer' ? [] : [['Charged', clientTotal]]),
    ['Fee of the freelancer’s side', freelancerFee],
    ['To the freelancer', net],
  ] as const;
  return (
    <section className={page.panel} aria-labelledby="sums">
      <h2 id="sums">Sums</h2>
      <table className={page.table}>
        <tbody>
          {lines.map(([name = '', amount = '']) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-number>{moneyText(amount, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Deeds({ payment }: { payment: Payment }) {
  const { contract } = useContract();
  const client = useQueryClient();
  const [deed] = payment.may;
  const act = useMutation({
    mutationFn: () =>
      deed === 'pay' ? payInvoice(contract.id, payment.id) : withdrawInvoice(contract.id, payment.id),
    onSuccess: (now) =>
      notice(
        deed === 'pay' ? outcomeText(now, contract.freelancer.name) : 'It is taken back; the client is told.',
      ),
    onSettled: () => client.invalidateQueries(),
  });
  if (!deed) return null;
  const sum = moneyText(payment.clientTotal, payment.currency);
  return (
    <section className={page.panel} aria-label={deed === 'pay' ? 'Pay it' : 'Take it back'}>
      <p>
        {deed === 'pay'
          ? `${sum}, fees included, is charged now, to your first card or the next if it declines; ${contract.freelancer.name} has it after five days. Without escrow nothing protects it.`
          : 'Until it is paid you can take it back: it is credited whole, and you can invoice the milestone anew.'}
      </p>
      <Button
        variant={deed === 'pay' ? 'filled' : 'default'}
        loading={act.isPending}
        onClick={() => act.mutate()}
      >
        {deed === 'pay' ? `Pay ${sum}` : 'Take it back'}
      </Button>
      <Refusal error={act.error} />
    </section>
  );
}

function Papers({ payment }: { payment: Payment }) {
  const { contract } = useContract();
  const isIssued = payment.kind === 'milestone' || payment.paidAt !== null;
  const query = useQuery({ ...paymentInvoices(contract.id, payment.id), enabled: isIssued });
  if (!isIssued) return null;
  return (
    <section className={page.panel} aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <Loaded query={query} what="the documents" skeleton={<Skeleton h={90} />}>
        {(read) => <Documents of={read} isPaid={payment.paidAt !== null} />}
      </Loaded>
    </section>
  );
}

function Entries({ entries }: Pick<Payment, 'entries'>) {
  if (entries.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="booked">
      <h2 id="booked">In the books</h2>
      <ul className={page.small}>
        {entries.map((entry) => (
          <li key={entry}>{entry}</li>
        ))}
      </ul>
    </section>
  );
}
