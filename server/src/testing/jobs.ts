import type { Job } from '@stint/wire/jobs';
import type { Proposal } from '@stint/wire/proposals';
import { createJob, type NewJob } from '../operations/jobs/create-job.ts';
import { createProposal, type NewProposal } from '../operations/proposals/create-proposal.ts';
import { isRefusal } from '../refusal.ts';
import type { TestHouse } from './house.ts';
import type { TestPerson } from './people.ts';

export const SHOP: Omit<NewJob, 'organisation'> = {
  kind: 'hourly',
  title: 'A shop for garden tools',
  description: 'Header, baskets and a search.\nSome calls.',
  level: 'intermediate',
  currency: 'USD',
  rateFrom: '40.00',
  rateTo: '60.00',
  labels: ['design', 'calls'],
};

/** A job of a client's first organisation, open. */
export async function postJob(
  house: TestHouse,
  client: TestPerson,
  more: Partial<NewJob> = {},
): Promise<Job> {
  const organisation = client.organisations[0] ?? '';
  return done(await createJob(house, client, { ...SHOP, organisation, ...more }));
}

/** A freelancer's own proposal. */
export async function sendProposal(
  house: TestHouse,
  freelancer: TestPerson,
  job: string,
  more: Partial<NewProposal> = {},
): Promise<Proposal> {
  const asked = { job, amount: '45.00', message: 'I have built three of them.', ...more };
  return done(await createProposal(house, freelancer, asked));
}

/** What was answered, where it was no refusal. */
export function done<Answer extends object>(answer: Answer): Exclude<Answer, { refused: unknown }> {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer as Exclude<Answer, { refused: unknown }>;
}
