import { formatHours } from '@stint/core/duration';
import type { Week } from '@stint/wire/diary';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { FeeReason } from '../money/fee-reason.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';

/** B4: the lines, and what the reader's side pays or nets. */
export function InvoiceTable({ week }: { week: Week }) {
  const { invoice, currency } = week;
  const { contract } = useContract();
  if (!invoice) return <p className={page.quiet}>Nothing is billed, so there is no invoice (B5).</p>;
  return (
    <>
      <Scrolled label="Invoice, a table">
        <table className={page.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" data-number>
                Time
              </th>
              <th scope="col" data-number>
                Rate an hour
              </th>
              <th scope="col" data-number>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {invoice.lines.map((line) => (
              <tr key={`${line.kind} ${line.rate}`}>
                <th scope="row">{line.kind === 'manual' ? 'Manual time' : 'Tracked time'}</th>
                <td data-number>{formatHours(line.seconds)}</td>
                <td data-number>{moneyText(line.rate, currency)}</td>
                <td data-number>{moneyText(line.amount, currency)}</td>
              </tr>
            ))}
            {invoice.stipend && <StipendRow stipend={invoice.stipend} currency={currency} />}
          </tbody>
          <tfoot>
            <Sums invoice={invoice} currency={currency} />
          </tfoot>
        </table>
      </Scrolled>
      <FeeReason contract={contract.id} />
      <p>
        <Link to="/contracts/$contract/weeks/$week/trace" params={{ contract: contract.id, week: week.week }}>
          What is behind it: every segment, every step of the money
        </Link>
      </p>
    </>
  );
}

function StipendRow({ stipend, currency }: { stipend: Stipend; currency: string }) {
  const { weekly, percent, amount } = stipend;
  return (
    <tr>
      <th scope="row">
        Weekly stipend
        {percent < 100 && `, ${percent} % of ${moneyText(weekly, currency)} for the first week`}
      </th>
      <td />
      <td />
      <td data-number>{moneyText(amount, currency)}</td>
    </tr>
  );
}

type Stipend = NonNullable<NonNullable<Week['invoice']>['stipend']>;

/** Each side sees its own fee; an operator both. */
function Sums({ invoice, currency }: { invoice: NonNullable<Week['invoice']>; currency: string }) {
  const { contract, side } = useContract();
  const { freelancerFeePercent, clientFeePercent } = contract.terms;
  const { total, freelancerFee, net, clientFee, clientTotal } = invoice;
  const freelancers = [
    [`Freelancer fee ${freelancerFeePercent} %`, `-${freelancerFee}`, false],
    [side === 'operator' ? 'The freelancer nets' : 'You net', net, true],
  ] as const;
  const clients = [
    [`Client fee ${clientFeePercent} %`, clientFee, false],
    [side === 'operator' ? 'The client pays' : 'You pay', clientTotal, true],
  ] as const;
  const sums = [
    ['Total', total, true] as const,
    ...(side === 'client' ? [] : freelancers),
    ...(side === 'freelancer' ? [] : clients),
  ];
  return sums.map(([name, amount, strong]) => (
    <tr key={name}>
      <th scope="row" colSpan={3}>
        {strong ? <strong>{name}</strong> : name}
      </th>
      <td data-number>
        {strong ? <strong>{moneyText(amount, currency)}</strong> : moneyText(amount, currency)}
      </td>
    </tr>
  ));
}
