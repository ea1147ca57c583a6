import type { Evidence } from '@stint/wire/evidence';
import { toInstant } from '@stint/wire/letters';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './dispute.module.css';

/** Its receipt: every entry that its money made, by the name that it has in the books. */
export function Booked({ evidence: { entries, currency } }: { evidence: Evidence }) {
  if (entries.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="booked">
      <h2 id="booked" className={styles.stands}>
        In the books
      </h2>
      <Scrolled label="Entries, a table">
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
            {entries.map(({ id, at, says, amount }) => (
              <tr key={id}>
                <td>{bothClocks(toInstant(at), mine)}</td>
                <td>{says}</td>
                <td className={styles.entry}>{id}</td>
                <td data-number>{moneyText(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
