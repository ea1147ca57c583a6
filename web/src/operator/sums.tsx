import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';

interface SumsProps {
  /** What each is, and how much. */
  readonly of: readonly (readonly [says: string, amount: string])[];
  readonly currency: string;
}

/** Named sums of one currency, one below the other. */
export function Sums({ of, currency }: SumsProps) {
  return (
    <table className={page.table}>
      <tbody>
        {of.map(([says, amount]) => (
          <tr key={says}>
            <th scope="row">{says}</th>
            <td data-number>{moneyText(amount, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
