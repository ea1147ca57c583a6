import type { House } from '../house.ts';
import { listFreelancers } from '../operations/profiles/list-freelancers.ts';
import { readClient } from '../operations/profiles/read-client.ts';
import { readFreelancer } from '../operations/profiles/read-freelancer.ts';
import { readProfile, setProfile } from '../operations/profiles/set-profile.ts';
import type { Answers } from './answers.ts';

type PeopleAnswers = Pick<
  Answers,
  'listFreelancers' | 'readFreelancer' | 'readProfile' | 'setProfile' | 'readClient'
>;

export function peopleAnswers(house: House): PeopleAnswers {
  return {
    listFreelancers: ({ query }) => listFreelancers(house, query),
    readFreelancer: ({ actor, params }) => readFreelancer(house, actor, params),
    readProfile: ({ actor }) => readProfile(house, actor),
    setProfile: ({ actor, body }) => setProfile(house, actor, body),
    readClient: ({ params }) => readClient(house, params),
  };
}
