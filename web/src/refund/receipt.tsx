import { toInstant } from '@stint/wire/letters';
import type { Refund } from '@stint/wire/refunds';
import { REFUND_WORDS } from '../dispute/words.ts';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';

/** What went back, whose part and fees it was, where it is, and every entry that it made in the books. */
export function Receipt({ refund, currency }: { refund: Refund; currency: string }) {
  const { share, by, cause, says, state, entries } = refund;
  const back = moneyText(share.clientTotal, currency);
  const who = cause === 'dispute' ? 'A dispute gave' : `${by ?? 'The house'} gave`;
  return (
    <article aria-label={`Receipt of a refund of ${back}`}>
      <p>
        <strong>
          {who} {back} back
        </strong>{' '}
        {bothClocks(toInstant(refund.madeAt), mine)}: {moneyText(share.net, currency)} of it the freelancer’s
        part, {moneyText(share.freelancerFee, currency)} and {moneyText(share.clientFee, currency)} the fees
        of both sides ({cause === 'dispute' ? 'D2' : 'D3'}). It {REFUND_WORDS[state]}.
      </p>
      {says !== '' && <p>The reason: {says}</p>}
      <Scrolled label={`Entries of the refund of ${back}, a table`}>
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Entry</th>
              <th scope="col" data-number>
                Moved
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, at, says: what, amount }) => (
              <tr key={id}>
                <td>{bothClocks(toInstant(at), mine)}</td>
                <td>{what}</td>
                <td>{id}</td>
                <td data-number>{moneyText(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </article>
  );
}
