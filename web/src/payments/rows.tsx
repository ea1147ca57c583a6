import { toInstant } from '@stint/wire/letters';
import type { Payment } from '@stint/wire/one-time';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { KINDS } from './words.ts';

const STATES: Readonly<Record<Payment['state'], string>> = {
  open: 'waits to be paid',
  charging: 'being charged',
  held: 'pending',
  available: 'available',
  declined: 'declined',
  withdrawn: 'taken back',
  disputed: 'taken back by the bank, which decides',
  owed: 'owed again',
};

/** Payments in a table. `within`: of one contract, which each row then need not name. */
export function PaymentRows({ of, within = false }: { of: readonly Payment[]; within?: boolean }) {
  return (
    <Scrolled label="Payments, a table">
      <table className={`${page.table} ${page.stacked}`}>
        <thead>
          <tr>
            <th scope="col">What</th>
            {!within && <th scope="col">Contract</th>}
            <th scope="col">When</th>
            <th scope="col">State</th>
            <th scope="col" data-number>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link
                  to="/contracts/$contract/payments/$payment"
                  params={{ contract: one.contract.id, payment: one.id }}
                >
                  {KINDS[one.kind]}
                  {one.says && (
                    <>
                      : <bdi>{one.says}</bdi>
                    </>
                  )}
                </Link>
              </th>
              {!within && (
                <td>
                  <bdi>{one.contract.title}</bdi>
                </td>
              )}
              <td>{bothClocks(toInstant(one.madeAt), mine)}</td>
              <td>{STATES[one.state]}</td>
              <td data-number>{moneyText(one.total, one.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
