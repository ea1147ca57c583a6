import { formatInstant, type Instant } from '@stint/core/instant';
import { type Currency, formatMoney, minorDigits, parseMoney } from '@stint/core/money';
import { nextTurn, type PayoutSchedule } from '@stint/core/payout';
import type { PayoutPlan } from '@stint/wire/payouts';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockMethods } from '../../store/payout-methods.ts';
import { addPlan, limitsOf, type PlanRow, plansOf } from '../../store/payout-plans.ts';
import { readPurses } from '../money/read-purses.ts';

/** Of every currency in which the actor has money or a plan. */
export async function readPayoutPlans(house: House, actor: Actor): Promise<PayoutPlan[]> {
  const set = new Map((await plansOf(house.db, actor.person)).map((plan) => [plan.currency, plan]));
  const purses = actor.freelancer ? await readPurses(house, actor) : [];
  const currencies = [...new Set([...set.keys(), ...purses.map(({ currency }) => currency)])].sort();
  return Promise.all(currencies.map((currency) => planLetter(house, currency, set.get(currency))));
}

/** Refusals: `freelancers-only`; `bad-amount` for a minimum outside what the operator lets be chosen. */
export async function setPayoutPlan(
  house: House,
  actor: Actor,
  asked: { currency: Currency; schedule: PayoutSchedule; minimum: string },
): Promise<PayoutPlan | Refusal> {
  if (!actor.freelancer) return refuse('freelancers-only');
  const { currency, schedule } = asked;
  if (minorDigits(currency) === null) return refuse('bad-amount', { field: 'currency' });
  const minimum = parseMoney(asked.minimum, currency);
  const { least, most } = await limitsOf(house.db, currency);
  if (minimum === null || minimum < least || minimum > most) {
    const span = `${formatMoney(least, currency)} to ${formatMoney(most, currency)} ${currency}`;
    return refuse('bad-amount', { field: 'minimum', fault: `it can be ${span}` });
  }
  const plan: PlanRow = { freelancer: actor.person, currency, schedule, minimum };
  await house.db.transaction().execute(async (trx) => {
    await lockMethods(trx, actor.person);
    const at = house.clock.now();
    await addPlan(trx, plan, at);
    const detail = { schedule, minimum: formatMoney(minimum, currency) };
    await noteDeed(trx, { at, person: actor.person, deed: 'payout-plan-set', object: currency, detail });
  });
  return planLetter(house, currency, plan);
}

async function planLetter(
  house: House,
  currency: Currency,
  plan: Pick<PlanRow, 'schedule' | 'minimum'> | undefined,
): Promise<PayoutPlan> {
  const { least, most } = await limitsOf(house.db, currency);
  const { schedule, minimum } = plan ?? { schedule: 'by-hand' as const, minimum: least };
  return {
    currency,
    schedule,
    minimum: formatMoney(minimum, currency),
    least: formatMoney(least, currency),
    most: formatMoney(most, currency),
    nextAt: instantOrNull(nextTurn(schedule, house.clock.now())),
  };
}

function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
