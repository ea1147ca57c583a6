import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { listDisputes as route } from '@stint/wire/evidence';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { type DisputeWaiting, disputesWaiting } from '../../store/disputes-due.ts';

/** For operators: disputes that are not over, the first to be decided first. */
export async function listDisputes(house: House): Promise<Answer<typeof route>> {
  const now = house.clock.now();
  const { waiting, count } = await disputesWaiting(house.db, now, LIMITS.list);
  return { disputes: waiting.map(lineOf), more: count - waiting.length };
}

function lineOf(one: DisputeWaiting): Answer<typeof route>['disputes'][number] {
  return {
    id: one.id,
    contract: one.contract,
    title: one.title,
    client: one.client,
    freelancer: one.freelancer,
    week: formatDay(one.week),
    state: one.contested ? 'contested' : 'open',
    segments: one.segments,
    overruled: one.overruled,
    clientTotal: formatMoney(one.client_total, one.currency),
    net: formatMoney(one.net, one.currency),
    currency: one.currency,
    openedAt: formatInstant(one.opened_at),
    answerBy: formatInstant(one.answer_by),
    decidesAt: formatInstant(one.decides_at),
  };
}
