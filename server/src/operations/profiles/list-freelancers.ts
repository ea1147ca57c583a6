import { LIMITS } from '@stint/wire/limits';
import type { listFreelancers as route } from '@stint/wire/profiles';
import type { Answer, Query } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { freelancerReputation } from '../../store/feedback.ts';
import { type CardRow, findFreelancers } from '../../store/profiles.ts';
import { rateText, ratingOf } from './profile-letter.ts';

type Listed = Answer<typeof route>;

/** Freelancers who have written a profile, a page of them. */
export async function listFreelancers(house: House, asked: Query<typeof route>): Promise<Listed> {
  const { search, level, skill, after } = asked;
  const limit = LIMITS.freelancers + 1;
  const rows = await findFreelancers(house.db, { search, level, skill, after, limit });
  const page = rows.slice(0, LIMITS.freelancers);
  return {
    freelancers: await Promise.all(page.map((row) => cardOf(house, row))),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

async function cardOf(house: House, row: CardRow): Promise<Listed['freelancers'][number]> {
  const { id, name, headline, level, currency, skills, contractsDone, trackedSeconds, manualSeconds } = row;
  return {
    id,
    name,
    headline,
    level,
    rate: rateText(row),
    currency,
    skills: [...skills],
    hours: { trackedSeconds, manualSeconds },
    contractsDone,
    rating: ratingOf(await freelancerReputation(house.db, id, house.clock.now())),
  };
}
