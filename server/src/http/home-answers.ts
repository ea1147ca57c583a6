import type { House } from '../house.ts';
import { readGlance } from '../operations/home/read-glance.ts';
import { readNeeds } from '../operations/home/read-needs.ts';
import type { Answers } from './answers.ts';

type HomeAnswers = Pick<Answers, 'readNeeds' | 'readGlance'>;

/** What waits for somebody, and how their week and their money stand. */
export function homeAnswers(house: House): HomeAnswers {
  return {
    readNeeds: ({ actor, wall }) => readNeeds(house, actor, { wall }),
    readGlance: ({ actor }) => readGlance(house, actor),
  };
}
