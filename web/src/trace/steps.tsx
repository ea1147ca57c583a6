import { toInstant } from '@stint/wire/letters';
import type { TracedEntry } from '@stint/wire/trace';
import { Fragment } from 'react';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { PLACE_SAID } from './words.ts';

/** The steps of the week's money, in the order of booking. */
export function Steps({ entries, currency }: { entries: readonly TracedEntry[]; currency: string }) {
  const { side } = useContract();
  return (
    <section className={page.panel} aria-labelledby="steps">
      <h2 id="steps">The steps of its money</h2>
      <p className={page.quiet}>
        As they stand in the books, which nothing can change.{' '}
        {side === 'operator' ? 'All of them.' : 'Those that touch your side.'} What is available is paid out
        together with all else that is: no payout is of one week.
      </p>
      {entries.length === 0 ? (
        <p>Nothing is booked yet: that comes with the lock (B5).</p>
      ) : (
        <Scrolled label="The steps of its money, a table">
          <table className={`${page.table} ${page.stacked}`}>
            <thead>
              <tr>
                <th scope="col">From (debit)</th>
                <th scope="col">To (credit)</th>
                <th scope="col" data-number>
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Step key={entry.id} entry={entry} currency={currency} />
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </section>
  );
}

function Step({ entry: { id, at, says, moves }, currency }: { entry: TracedEntry; currency: string }) {
  return (
    <Fragment>
      <tr id={id}>
        <th scope="rowgroup" colSpan={3} title={id}>
          {says} <span className={page.small}>{bothClocks(toInstant(at), mine)}</span>
        </th>
      </tr>
      {moves.map(({ from, to, amount }) => (
        <tr key={`${from} ${to}`}>
          <td>{PLACE_SAID[from]}</td>
          <td data-to>{PLACE_SAID[to]}</td>
          <td data-number>{moneyText(amount, currency)}</td>
        </tr>
      ))}
    </Fragment>
  );
}
