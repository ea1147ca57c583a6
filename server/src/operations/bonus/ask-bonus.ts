import { formatDay } from '@stint/core/instant';
import { leftToAsk } from '@stint/core/late';
import { parseWeek } from '@stint/core/week';
import type { BonusRequest } from '@stint/wire/bonus';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { bonusRequestsOf, putBonusRequest } from '../../store/bonus-requests.ts';
import { lockDesk } from '../../store/desk.ts';
import { liveFor } from '../../store/payments.ts';
import { ownContract } from '../contracts/visible.ts';
import { judgeWeek } from '../diary/judge-week.ts';
import { tellingIn } from '../notifications/tell.ts';
import { bonusLetter } from './bonus-letter.ts';
import { lateTime } from './late-time.ts';
import { tellAsked } from './tell-bonus.ts';

/**
 * The freelancer asks the client for a bonus for what came after a week's lock (T6, D4). An open request is replaced;
 * for what came after an answered one a new one is made. Refusals: `no-such-contract`, `freelancers-only`, `bad-week`,
 * `no-late-time`, `bonus-declined` (and nothing has come since), `payment-under-way`.
 */
export async function askBonus(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string; memo: string },
): Promise<BonusRequest | Refusal> {
  const own = await ownContract(house, actor, asked.contract);
  if (isRefusal(own)) return own;
  const week = parseWeek(asked.week);
  if (week === null) return refuse('bad-week', { field: 'week' });
  const key = { freelancer: actor.person, contract: own.id };
  const answer = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, actor.person);
    const late = await lateTime(trx, own, await judgeWeek(trx, own, week));
    if (!late || late.seconds === 0) return refuse('no-late-time');
    const earlier = await bonusRequestsOf(trx, key, week);
    const answered = earlier.filter(({ answered_at }) => answered_at !== null);
    const left = leftToAsk(late, answered);
    if (!left) return refuse('bonus-declined');
    const n = answered.length;
    if (await liveFor(trx, own.id, { request: { week, n } })) return refuse('payment-under-way');
    const at = house.clock.now();
    const { memo } = asked;
    const row = await putBonusRequest(trx, { ...key, week, n }, { ...left, memo, at });
    const letter = bonusLetter(row, own);
    const detail = { week: formatDay(week), seconds: left.seconds, amount: letter.amount };
    await noteDeed(trx, { at, person: actor.person, deed: 'bonus-asked', object: own.id, detail });
    await tellAsked(trx, tell, own, { letter, n: row.n, at });
    return letter;
  });
  if (!isRefusal(answer)) house.events.tell(own.id, { kind: 'week' });
  return answer;
}
