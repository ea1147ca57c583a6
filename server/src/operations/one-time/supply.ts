import type { Supply } from '../../store/invoice-documents.ts';
import type { NewPayment } from '../../store/payments.ts';

/** What a payment is for, as its invoice says it. */
export function supplyOf({ kind, says }: Pick<NewPayment, 'kind' | 'says'>, day: string): Supply {
  const words = says.replace(/\s+/g, ' ').trim();
  return { says: words === '' ? NAMES[kind] : `${NAMES[kind]}: ${words}`, from: day, to: day };
}

const NAMES = { bonus: 'Bonus', expenses: 'Expenses', milestone: 'Milestone' } as const;
