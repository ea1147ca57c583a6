import { type Currency, formatMoney, parseMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { Fund } from '@stint/wire/protection';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addCap } from '../../store/fund.ts';

import { fundOf } from './read-fund.ts';

/** How much the fund advances for one client and one freelancer from now on; 0 is a cap. Refusal: `bad-amount`. */
export async function setFundCap(
  house: House,
  actor: Actor,
  asked: { currency: Currency; cap: string; days: number },
): Promise<Fund | Refusal> {
  const { currency, days } = asked;
  const amount = parseMoney(asked.cap, currency);
  const most = parseMoney(String(LIMITS.payout), currency);
  if (amount === null || most === null || amount < 0n || amount > most)
    return refuse('bad-amount', { field: 'cap' });
  await house.db.transaction().execute(async (trx) => {
    const at = house.clock.now();
    await addCap(trx, { currency, amount, days, at, by: actor.person });
    const detail = { cap: formatMoney(amount, currency), days };
    await noteDeed(trx, { at, person: actor.person, deed: 'fund-cap-set', object: currency, detail });
  });
  return fundOf(house, currency);
}
