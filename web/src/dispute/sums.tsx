import type { Evidence } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './dispute.module.css';
import { PLACE_WORDS, REFUND_WORDS } from './words.ts';

/** What hangs on it in sum, what of it is refunded and paid, and where the rest of the week's pay is. */
export function Sums({ evidence }: { evidence: Evidence }) {
  const { dispute, refunded, paid, currency, refund } = evidence;
  const isOver = dispute.state === 'accepted' || dispute.state === 'decided';
  return (
    <section className={page.panel} aria-labelledby="sums">
      <h2 id="sums" className={styles.stands}>
        The money
      </h2>
      <Scrolled label="What is refunded and what is paid, a table">
        <table className={page.table}>
          <thead>
            <tr>
              <td />
              <th scope="col" data-number>
                Client
              </th>
              <th scope="col" data-number>
                Fees of both
              </th>
              <th scope="col" data-number>
                Freelancer
              </th>
            </tr>
          </thead>
          <tbody>
            <Sum name="Disputed" share={dispute.share} currency={currency} />
            {dispute.state !== 'withdrawn' && (
              <>
                <Sum name={isOver ? 'Refunded' : 'Will be refunded'} share={refunded} currency={currency} />
                <Sum name={isOver ? 'Paid' : 'Will be paid'} share={paid} currency={currency} />
              </>
            )}
          </tbody>
        </table>
      </Scrolled>
      {refund && (
        <p className={styles.note}>
          {moneyText(refunded.clientTotal, currency)} {REFUND_WORDS[refund.state]}.
        </p>
      )}
      <Rest evidence={evidence} />
    </section>
  );
}

type Share = Evidence['refunded'];

function Sum({ name, share, currency }: { name: string; share: Share; currency: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-number>{moneyText(share.clientTotal, currency)}</td>
      <td data-number>
        {moneyText(share.freelancerFee, currency)} + {moneyText(share.clientFee, currency)}
      </td>
      <td data-number>{moneyText(share.net, currency)}</td>
    </tr>
  );
}

/** The undisputed part keeps its dates (B5). */
function Rest({ evidence: { rest, currency } }: { evidence: Evidence }) {
  const next = { 'in-review': rest.reviewEndsAt, pending: rest.availableAt, available: null }[rest.place];
  return (
    <p className={styles.note}>
      The rest of the week’s pay, {moneyText(rest.net, currency)}, is {PLACE_WORDS[rest.place]}
      {next !== null && ` and goes on ${bothClocks(toInstant(next), mine)}, if the invoice is paid`}. It waits
      for nothing of this (D1, B5).
    </p>
  );
}
