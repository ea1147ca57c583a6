import { formatPercent, parsePercent } from '@stint/core/money';
import { addsToPay, type Tax } from '@stint/core/tax';
import { Tax as TaxLetter } from '@stint/wire/particulars';
import { type Refusal, refuse } from '../../refusal.ts';

/** Where nobody has said anything. */
export const NO_TAX: Tax = { kind: 'none', says: '' };

/**
 * A tax that somebody asks for. Refusals: `bad-tax`, and `tax-not-collected` for one that would ask the client for more than
 * the house charges: it charges total and fee (B4), and no tax yet.
 */
export function readTax(letter: TaxLetter): Tax | Refusal {
  const tax = taxOf(letter);
  if (tax === null) return refuse('bad-tax', { field: 'tax' });
  return addsToPay(tax) ? refuse('tax-not-collected', { field: 'tax' }) : tax;
}

/** A tax as it is kept, which was read when it was written. */
export function keptTax(kept: unknown): Tax {
  const letter = TaxLetter.safeParse(kept);
  const tax = letter.success ? taxOf(letter.data) : null;
  if (tax === null) throw new Error('a tax is kept that is none');
  return tax;
}

export function taxLetter(tax: Tax): TaxLetter {
  return 'percent' in tax ? { ...tax, percent: formatPercent(tax.percent) } : tax;
}

function taxOf(letter: TaxLetter): Tax | null {
  if (!('percent' in letter)) return letter;
  const percent = parsePercent(letter.percent);
  return percent === null ? null : { ...letter, percent };
}
