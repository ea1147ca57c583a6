import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { isRepresented } from '../../store/agencies.ts';
import { bindToProposal } from '../../store/attachments.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { bumpJob } from '../../store/jobs.ts';
import { membersOf } from '../../store/people.ts';
import { addProposal, proposalMadeAs } from '../../store/proposals.ts';
import { holdJob } from '../jobs/activity.ts';
import { fingerprintOf } from '../jobs/fingerprint.ts';
import { type VisibleJob, visibleJob } from '../jobs/visible.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { refuseWithout } from '../people/rights.ts';
import { readAmount } from './amount.ts';
import { readProposal } from './read-proposal.ts';
import { tellReceived } from './tell-proposals.ts';

export interface NewProposal {
  readonly job: string;
  readonly id?: string | undefined;
  readonly amount: string;
  readonly message: string;
  readonly agency?: string | undefined;
  readonly freelancer?: string | undefined;
  readonly attachments?: readonly string[] | undefined;
}

/**
 * A freelancer proposes for an open job, or an agency's member one of its freelancers; that is activity of the job. The
 * caller's id again with the same content is the same proposal. Refusals: `no-such-job`, `own-job`, `freelancers-only`,
 * `no-such-organisation` (the agency), `not-your-role`, `no-such-freelancer` (not the agency's), `bad-rate`,
 * `bad-amount`, `no-such-attachment`, `job-not-open`, `already-proposed`, `id-taken`.
 */
export async function createProposal(
  house: House,
  actor: Actor,
  wanted: NewProposal,
): Promise<Proposal | Refusal> {
  const job = await visibleJob(house, actor, wanted.job);
  if (isRefusal(job)) return job;
  if (job.side === 'client') return refuse('own-job');
  const by = await proposerOf(house, actor, wanted);
  if (isRefusal(by)) return by;
  // By way of an agency neither.
  if ((await membersOf(house.db, job.organisation_id)).includes(by.freelancer)) return refuse('own-job');
  const amount = readAmount(wanted.amount, job);
  if (isRefusal(amount)) return amount;
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const attachments = (wanted.attachments ?? []).map((file) => file.toLowerCase());
  const proposal = { id, ...by, amount, message: wanted.message, attachments };
  const refusal = await tellingIn(house, (trx, tell) => propose(house, trx, tell, actor, job, proposal));
  return refusal ?? readProposal(house, actor, { proposal: id });
}

interface Sent {
  readonly id: string;
  readonly freelancer: string;
  readonly agency: string | null;
  readonly amount: bigint;
  readonly message: string;
  readonly attachments: readonly string[];
}

async function propose(
  house: House,
  trx: Trx,
  tell: Tell,
  actor: Actor,
  job: VisibleJob,
  sent: Sent,
): Promise<Refusal | null> {
  const made_as = fingerprintOf(job.id, sent);
  // Its answer was lost on the way: whatever became of the job since, it was sent.
  const before = await proposalMadeAs(trx, sent.id);
  if (before !== null) return before === made_as ? null : refuse('id-taken', { field: 'id' });
  const refusal = await holdJob(house, trx, job.id, 'freelancer: propose');
  if (refusal) return refusal;
  const { id, amount, message, attachments: ids } = sent;
  const { person } = actor;
  const at = house.clock.now();
  const added = await addProposal(trx, {
    id,
    job_id: job.id,
    freelancer_id: sent.freelancer,
    agency_id: sent.agency,
    by_person_id: person,
    amount,
    message,
    sent_at: at,
    changed_at: at,
    state: 'sent',
    reason: null,
    version: 0,
    made_as,
  });
  if (added === 'live') return refuse('already-proposed');
  if (added === 'id') {
    return (await proposalMadeAs(trx, id)) === made_as ? null : refuse('id-taken', { field: 'id' });
  }
  const bound = await bindToProposal(trx, { proposal: id, ids, person, at });
  if (!bound) return refuse('no-such-attachment', { field: 'attachments' });
  await bumpJob(trx, job.id, at);
  await noteDeed(trx, {
    at,
    person: actor.person,
    deed: 'proposal-sent',
    object: id,
    detail: { job: job.id },
  });
  await tellReceived(trx, tell, id, at);
  return null;
}

/** In whose name: the asker's own, or that of a freelancer of their agency. */
async function proposerOf(
  house: House,
  actor: Actor,
  { agency, freelancer }: NewProposal,
): Promise<Pick<Sent, 'freelancer' | 'agency'> | Refusal> {
  if (agency === undefined) {
    const own = freelancer === undefined || freelancer.toLowerCase() === actor.person;
    if (!own) return refuse('no-such-freelancer', { field: 'freelancer' });
    return actor.freelancer ? { freelancer: actor.person, agency: null } : refuse('freelancers-only');
  }
  const id = agency.toLowerCase();
  if (!actor.agencies.includes(id)) return refuse('no-such-organisation', { field: 'agency' });
  const refusal = refuseWithout(actor, id, 'represent');
  if (refusal) return refusal;
  const whom = freelancer?.toLowerCase() ?? '';
  if (whom === '' || !(await isRepresented(house.db, { agency: id, freelancer: whom }))) {
    return refuse('no-such-freelancer', { field: 'freelancer' });
  }
  return { freelancer: whom, agency: id };
}
