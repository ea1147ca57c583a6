import { minorDigits } from '@stint/core/money';
import type { Profile } from '@stint/wire/profiles';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockPerson } from '../../store/people.ts';
import { NO_PROFILE, type ProfileRow, profileOf, putProfile } from '../../store/profiles.ts';
import { readRate } from '../money/read-sum.ts';
import { profileLetter } from './profile-letter.ts';

/** One's own profile, to be edited. Refusal: `freelancers-only`. */
export async function readProfile(house: House, actor: Actor): Promise<Profile | Refusal> {
  if (!actor.freelancer) return refuse('freelancers-only');
  return profileLetter((await profileOf(house.db, actor.person)) ?? NO_PROFILE);
}

/**
 * Writes one's own profile; from then on one is found among the freelancers. What stands there already is no change.
 * Refusals: `freelancers-only`, `bad-rate`, `changed-meanwhile`.
 */
export async function setProfile(house: House, actor: Actor, wanted: Profile): Promise<Profile | Refusal> {
  if (!actor.freelancer) return refuse('freelancers-only');
  const money = readAsked(wanted);
  if (isRefusal(money)) return money;
  return house.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.person);
    const before = (await profileOf(trx, actor.person)) ?? NO_PROFILE;
    const after = { ...wanted, ...money, skills: distinct(wanted.skills), version: before.version + 1 };
    if (before.version > 0 && same(before, after)) return profileLetter(before);
    if (before.version !== wanted.version) return refuse('changed-meanwhile');
    await putProfile(trx, actor.person, after);
    const at = house.clock.now();
    await noteDeed(trx, { at, person: actor.person, deed: 'profile-written', object: actor.person });
    return profileLetter(after);
  });
}

/** Rate and currency come together, or not at all. */
function readAsked({ rate, currency }: Profile): Pick<ProfileRow, 'rate' | 'currency'> | Refusal {
  if (rate === null || currency === null) {
    return rate === currency ? { rate: null, currency: null } : refuse('bad-rate', { field: 'rate' });
  }
  const read = minorDigits(currency) === null ? null : readRate(rate, currency);
  return read === null ? refuse('bad-rate', { field: 'rate' }) : { rate: read, currency };
}

/** A skill is named once, however it is written. */
function distinct(skills: readonly string[]): string[] {
  return [...new Map(skills.map((skill) => [skill.toLowerCase(), skill])).values()];
}

function same(before: ProfileRow, after: ProfileRow): boolean {
  const { headline, about, level, rate, currency, skills, earningsShown } = before;
  return (
    headline === after.headline &&
    about === after.about &&
    level === after.level &&
    rate === after.rate &&
    currency === after.currency &&
    earningsShown === after.earningsShown &&
    skills.join('\n') === after.skills.join('\n')
  );
}
