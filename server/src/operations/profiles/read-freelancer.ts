import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { Freelancer } from '@stint/wire/profiles';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { agenciesOf } from '../../store/agencies.ts';
import { freelancerReputation } from '../../store/feedback.ts';
import { historyOf } from '../../store/histories.ts';
import { earnedBy, freelancerOf, knowsFreelancer, NO_PROFILE, profileOf } from '../../store/profiles.ts';
import { pastLetter } from './past-letter.ts';
import { rateText, ratingOf } from './profile-letter.ts';
import { addHours, countedUntil, runningHours } from './running-hours.ts';

/**
 * A freelancer, as others see them. Who has written no profile is shown to those alone who work, or may come to work,
 * with them. Refusal: `no-such-freelancer`.
 */
export async function readFreelancer(
  house: House,
  actor: Actor,
  asked: { readonly person: string },
): Promise<Freelancer | Refusal> {
  const { db } = house;
  const found = await freelancerOf(db, asked.person);
  if (!found) return refuse('no-such-freelancer');
  const { id } = found;
  const profile = await profileOf(db, id);
  const own = id === actor.person;
  const known = profile !== null || own || actor.operator || (await knowsFreelancer(db, id, actor));
  if (!known) return refuse('no-such-freelancer');
  const now = house.clock.now();
  const until = countedUntil(now);
  // Seen at one instant: a week that closes meanwhile is in the sum once.
  const { running, history } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      running: await runningHours(trx, id, until),
      history: await historyOf(trx, { freelancer: id }, LIMITS.history),
    }));
  const [said, agencies] = await Promise.all([freelancerReputation(db, id, now), agenciesOf(db, id)]);
  const shown = profile?.earningsShown === true || own;
  const { headline, about, level, currency, skills } = profile ?? NO_PROFILE;
  return {
    id,
    name: found.name,
    headline,
    about,
    level,
    rate: rateText(profile ?? NO_PROFILE),
    currency,
    skills: [...skills],
    memberSince: formatInstant(found.memberSince),
    listed: profile !== null,
    hours: addHours([history, ...running.values()]),
    countedUntil: formatInstant(until),
    contractsDone: history.done,
    contractsRunning: history.made - history.done,
    rating: ratingOf(said),
    earned: shown
      ? (await earnedBy(db, id)).map((one) => ({ ...one, amount: formatMoney(one.amount, one.currency) }))
      : null,
    agencies,
    history: history.past.map((row) => pastLetter(row, said, running.get(row.contract))),
  };
}
