import type { Offer } from '@stint/wire/offers';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { dayName } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './offered-terms.module.css';
import offered from './page.module.css';
import { offerLines } from './plain-offer.ts';

/** All that is agreed to by accepting, in the words of the contract that it would become. */
export function OfferedTerms({ offer }: { offer: Offer }) {
  const { terms } = offer.now;
  return (
    <section className={offered.panel} aria-labelledby="terms">
      <h2 id="terms">The terms</h2>
      {terms.kind === 'fixed' && (
        <div className={page.scroll}>
          <table className={page.table}>
            <thead>
              <tr>
                <th scope="col">Milestone</th>
                <th scope="col">Due</th>
                <th scope="col" data-number>
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {terms.milestones.map(({ title, says, amount, dueDay }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a version's milestones never move.
                <tr key={index}>
                  <th scope="row">
                    {title}
                    {says.trim() !== '' && <p className={styles.holds}>{says}</p>}
                  </th>
                  <td>{dueDay === null ? '–' : dayName(dueDay)}</td>
                  <td data-number>{moneyText(amount, terms.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className={styles.terms}>
        {offerLines(offer, offer.now, mine).map(({ name, says, rule }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {says} {rule && <Rule code={rule} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
