import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { BonusRequest } from '@stint/wire/bonus';
import type { BonusRow } from '../../store/bonus-requests.ts';
import type { LoadedContract } from '../../store/contracts.ts';

export function bonusLetter(row: BonusRow, { contract: { currency } }: LoadedContract): BonusRequest {
  return {
    contract: row.contract_id,
    week: formatDay(Number(row.week)),
    seconds: row.seconds,
    amount: formatMoney(row.amount, currency),
    currency,
    memo: row.memo,
    askedAt: formatInstant(Number(row.asked_at)),
    state: stateOf(row),
    answer: row.answer,
  };
}

function stateOf({ answered_at: at, payment_id: payment }: BonusRow): BonusRequest['state'] {
  if (payment !== null) return 'paid';
  return at === null ? 'open' : 'declined';
}
