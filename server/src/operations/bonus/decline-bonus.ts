import { formatDay } from '@stint/core/instant';
import { parseWeek } from '@stint/core/week';
import type { BonusRequest } from '@stint/wire/bonus';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { bonusRequestsOf, declineBonusRequest } from '../../store/bonus-requests.ts';
import { lockDesk } from '../../store/desk.ts';
import { liveFor } from '../../store/payments.ts';
import { refuseClientDeed, visibleContract } from '../contracts/visible.ts';
import { tellingIn } from '../notifications/tell.ts';
import { bonusLetter } from './bonus-letter.ts';
import { tellDeclined } from './tell-bonus.ts';

/**
 * The client declines a bonus, with an answer that the freelancer reads. Declining again changes nothing. Refusals:
 * `no-such-contract`, `clients-only`, `not-your-role`, `bad-week`, `no-such-request`, `payment-under-way`.
 */
export async function declineBonus(
  house: House,
  actor: Actor,
  said: { contract: string; week: string; answer: string },
): Promise<BonusRequest | Refusal> {
  const visible = await visibleContract(house, actor, said.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseClientDeed(visible, 'review');
  if (no) return no;
  const week = parseWeek(said.week);
  if (week === null) return refuse('bad-week', { field: 'week' });
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const answer = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, key.freelancer);
    const last = (await bonusRequestsOf(trx, key, week)).at(-1);
    if (!last) return refuse('no-such-request');
    if (last.answered_at !== null) return bonusLetter(last, visible);
    if (await liveFor(trx, visible.id, { request: { week, n: last.n } })) return refuse('payment-under-way');
    const at = house.clock.now();
    const row = await declineBonusRequest(trx, last, { answer: said.answer, at, by: actor.person });
    const detail = { week: formatDay(week), answer: said.answer };
    await noteDeed(trx, { at, person: actor.person, deed: 'bonus-declined', object: visible.id, detail });
    const letter = bonusLetter(row, visible);
    await tellDeclined(tell, visible, { letter, n: row.n, at, by: actor.name });
    return letter;
  });
  if (!isRefusal(answer)) house.events.tell(visible.id, { kind: 'week' });
  return answer;
}
