import type { OfferTerms } from '@stint/wire/offers';
import form from './form.module.css';
import { shortLines } from './short-lines.ts';
import styles from './summary.module.css';
import { worthOf } from './worth.ts';

interface SummaryProps {
  readonly terms: OfferTerms | null;
  /** The freelancer's name. */
  readonly freelancer: string;
}

/** What is typed, in plain words and in money, while it is typed. */
export function Summary({ terms, freelancer }: SummaryProps) {
  if (!terms) {
    return (
      <p className={form.says}>
        As soon as the form is filled in, this says in plain words what {freelancer} would agree to, and what
        it costs you.
      </p>
    );
  }
  const worth = worthOf(terms);
  return (
    <div aria-live="polite" className={styles.summed}>
      <WorthTable worth={worth} terms={terms} gets={`${freelancer} gets`} pays="You pay" />
      <ul className={styles.lines}>
        {shortLines(terms).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

interface WorthTableProps {
  /** `You get`, `Ana gets`; `You pay`, `Acme pays`. */
  readonly gets: string;
  readonly pays: string;
  readonly worth: ReturnType<typeof worthOf>;
  readonly terms: Pick<OfferTerms, 'freelancerFeePercent' | 'clientFeePercent'>;
}

/** An hour, a week at most, all of it: what is paid and what is got. */
export function WorthTable({ worth, terms, gets, pays }: WorthTableProps) {
  return (
    <dl className={styles.worth}>
      {worth.map(({ of, total, paid, got }) => (
        <div key={of}>
          <dt>
            <strong>{total}</strong> {of}
          </dt>
          <dd>
            <span>
              {pays} {paid}
              {terms.clientFeePercent !== '0' && ` with the house’s ${terms.clientFeePercent} %`}
            </span>
            <span>
              {gets} {got}
              {terms.freelancerFeePercent !== '0' && ` after the house’s ${terms.freelancerFeePercent} %`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
