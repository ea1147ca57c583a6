import type { Trx } from './desk.ts';

/** Whether an agency speaks for a freelancer. */
export async function isRepresented(
  trx: Trx,
  { agency, freelancer }: { agency: string; freelancer: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('agency_freelancer')
    .select('since')
    .where('agency_id', '=', agency)
    .where('person_id', '=', freelancer)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose a proposal is, and for which job: what never changes of it. */
export interface ProposalSides {
  readonly id: string;
  readonly job: string;
  readonly organisation: string;
  readonly freelancer: string;
  readonly agency: string | null;
}

/** Undefined where there is no such proposal. */
export async function proposalSides(trx: Trx, id: string): Promise<ProposalSides | undefined> {
  return trx
    .selectFrom('proposal')
    .innerJoin('job', 'job.id', 'proposal.job_id')
    .select([
      'proposal.id',
      'proposal.job_id as job',
      'job.organisation_id as organisation',
      'proposal.freelancer_id as freelancer',
      'proposal.agency_id as agency',
    ])
    .where('proposal.id', '=', id)
    .executeTakeFirst();
}
