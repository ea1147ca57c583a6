import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { type LoadedJob, loadJob } from '../../store/jobs.ts';
import { newestProposalOf, type ProposalRow } from '../../store/proposals.ts';
import { stateOfJob } from './activity.ts';

/** What somebody is to a job: of its client, one who could propose for it, or the operator, who looks. */
export type JobSide = 'client' | 'freelancer' | 'operator';

export interface VisibleJob extends LoadedJob {
  readonly side: JobSide;
  /** The newest proposal that is the asker's own; null where there is none. */
  readonly myProposal: Pick<ProposalRow, 'id' | 'state' | 'freelancer_id'> | null;
}

/**
 * The one place that decides who may see a job: its organisation's members; freelancers and agencies while it is open,
 * and afterwards those who have proposed for it; an operator. Refusal: `no-such-job`, for strangers too.
 */
export async function visibleJob(
  house: House,
  actor: Actor,
  id: string,
  db: Database | Trx = house.db,
): Promise<VisibleJob | Refusal> {
  const job = await loadJob(db, id);
  if (!job) return refuse('no-such-job');
  if (actor.organisations.includes(job.organisation_id)) return { ...job, side: 'client', myProposal: null };
  const myProposal = await newestProposalOf(db, job.id, actor);
  const isOpen = stateOfJob(job, house.clock.now()) === 'open';
  if (myProposal !== null || (isOpen && seesOpenJobs(actor)))
    return { ...job, side: 'freelancer', myProposal };
  return actor.operator ? { ...job, side: 'operator', myProposal: null } : refuse('no-such-job');
}

/** Who could propose for it may look for it. */
export function seesOpenJobs(actor: Actor): boolean {
  return actor.freelancer || actor.agencies.length > 0;
}
