import type { JobSummary } from '@stint/wire/jobs';
import { toInstant } from '@stint/wire/letters';
import type { Person } from '@stint/wire/people';
import type { Need } from '../home/needs.ts';
import { hiringFor } from './may-hire.ts';

/** Open jobs that somebody hires for, with proposals that nobody has opened. */
export function jobNeeds(jobs: readonly JobSummary[], person: Person): Need[] {
  const hiring = new Set(hiringFor(person).map(({ id }) => id));
  return jobs.flatMap(({ id, title, unviewed, expiresAt, organisation }) => {
    if (!unviewed || !hiring.has(organisation.id)) return [];
    return [
      {
        key: `job ${id}`,
        says: `${title}: ${unviewed === 1 ? 'a proposal is' : `${unviewed} proposals are`} not opened.`,
        otherwise: 'Shortlist it, decline it, or make an offer; nothing is agreed before one is accepted.',
        until: expiresAt === null ? null : toInstant(expiresAt),
        contract: null,
        week: null,
        job: id,
      },
    ];
  });
}
