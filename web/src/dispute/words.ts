import { sayReason } from '@stint/core/sentences';
import type { Evidence, Outcome } from '@stint/wire/evidence';

type Line = Evidence['lines'][number];

/** What becomes of a segment, with who decides it and by which rule. */
export function outcomeText({ outcome, rulings, against }: Line, isOver: boolean): string {
  const last = rulings.at(-1);
  const comes = `${isOver ? '' : 'will be '}${outcome}`;
  if (last?.by === 'freelancer') return `${comes}: the freelancer let it go (D2)`;
  if (last?.by === 'operator') return `${comes}: ${last.name} overruled its verdict (D2)`;
  const rules = against.map((reason) => sayReason(reason, 'exact').rule);
  if (outcome === 'refunded') return `${comes}: the verdict names ${rules.join(', ')} (D2)`;
  return `${comes}: nothing in its verdict speaks against it (D2)`;
}

export const OTHER: Readonly<Record<Outcome, Outcome>> = { refunded: 'paid', paid: 'refunded' };

/** Where a refund is on its way. */
export const REFUND_WORDS: Readonly<Record<NonNullable<Evidence['refund']>['state'], string>> = {
  waiting: 'waits for the answer of a charge that is under way: then it goes back, or is not charged at all',
  credited: 'was not charged yet: the client is charged so much less',
  asked: 'is on its way back to the card that paid',
  sent: 'is back on the card that paid',
  declined: 'could not be sent back to the card: it stands to the client’s credit',
  failed: 'was sent back by the card’s bank: it stands to the client’s credit',
};

/** Where the rest of the week's pay is. */
export const PLACE_WORDS: Readonly<Record<Evidence['rest']['place'], string>> = {
  'in-review': 'in review',
  pending: 'in the security hold',
  available: 'available',
};
