import type { InvoiceListed } from '@stint/wire/invoices';
import { toInstant } from '@stint/wire/letters';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks, daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { InvoiceFiles } from './files.tsx';
import styles from './invoices.module.css';
import { kindWords, stateWords } from './words.ts';

/** Documents in a table. `within`: of one thing, which each row then need not name. */
export function InvoiceRows({ of, within = false }: { of: readonly InvoiceListed[]; within?: boolean }) {
  return (
    <Scrolled label="Invoices, a table">
      <table className={`${page.table} ${page.stacked} ${styles.rows}`}>
        <thead>
          <tr>
            <th scope="col">Number</th>
            {!within && <th scope="col">For</th>}
            <th scope="col">From and to</th>
            <th scope="col">State</th>
            <th scope="col" data-number>
              Amount
            </th>
            <th scope="col">To keep</th>
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <Row key={`${one.kind} ${one.number} ${one.contract.id}`} one={one} within={within} />
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Row({ one, within }: { one: InvoiceListed; within: boolean }) {
  const { number, contract, source, issuer, receiver, issuedAt, paidAt, currency, gross } = one;
  // A credit note has the day of the refund: the charge before it is the invoice's.
  const since = one.credits === null ? (paidAt ?? issuedAt) : issuedAt;
  return (
    <tr>
      <th scope="row">
        <span className={styles.number}>{number}</span>
        <span className={styles.sub}>{kindWords(one)}</span>
      </th>
      {!within && (
        <td>
          <Link {...linkTo(contract.id, source)}>
            <bdi>{contract.title}</bdi>
          </Link>
          <span className={styles.sub}>
            {source.kind === 'week' ? daysName(source.week, addDays(source.week, 6)) : source.says}
          </span>
        </td>
      )}
      <td>
        <bdi>{issuer}</bdi>
        <span className={styles.sub}>
          to <bdi>{receiver}</bdi>
        </span>
      </td>
      <td>
        {stateWords(one)}
        <span className={styles.sub}>{bothClocks(toInstant(since), mine)}</span>
      </td>
      <td data-number>
        {one.credits === null ? '' : '−'}
        {moneyText(gross, currency)}
      </td>
      <td>
        <InvoiceFiles of={one} />
      </td>
    </tr>
  );
}

function linkTo(contract: string, source: InvoiceListed['source']) {
  return source.kind === 'week'
    ? ({ to: '/contracts/$contract/weeks/$week', params: { contract, week: source.week } } as const)
    : source.kind === 'payment'
      ? ({ to: '/contracts/$contract/payments/$payment', params: { contract, payment: source.id } } as const)
      : ({ to: '/contracts/$contract', params: { contract } } as const);
}
