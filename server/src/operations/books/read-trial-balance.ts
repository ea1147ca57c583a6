import type { Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { readTrialBalance as route } from '@stint/wire/ledger';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { trialLines } from '../../store/statements.ts';

/** The trial balance of a span, which is the closing report of a month. Refusal: `bad-span`. */
export async function readTrialBalance(
  house: House,
  span: { from: Instant; to: Instant },
): Promise<Answer<typeof route> | Refusal> {
  if (span.to <= span.from) return refuse('bad-span', { field: 'to' });
  const lines = await trialLines(house.db, span);
  return lines.map(({ account, currency, opening, came, went }) => ({
    account,
    currency,
    opening: formatMoney(opening, currency),
    in: formatMoney(came, currency),
    out: formatMoney(went, currency),
    closing: formatMoney(opening + came - went, currency),
  }));
}
