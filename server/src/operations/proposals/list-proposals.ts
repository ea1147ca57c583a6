import { LIMITS } from '@stint/wire/limits';
import { ProposalState, type listProposals as route } from '@stint/wire/proposals';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import {
  countProposals,
  findProposals,
  type LoadedProposal,
  type ProposalPlace,
  type ProposalsOf,
} from '../../store/proposal-lists.ts';
import { visibleJob } from '../jobs/visible.ts';
import { proposalSummary } from './proposal-letter.ts';
import type { ProposalSide } from './visible.ts';

interface Page {
  readonly state?: ProposalState | undefined;
  readonly after?: string | undefined;
}

type Found = Answer<typeof route>;

/** A page of the proposals for a job, for its client's members. Refusals: `no-such-job`, `clients-only`. */
export async function listProposals(
  house: House,
  actor: Actor,
  { job: id, ...page }: Page & { job: string },
): Promise<Found | Refusal> {
  const job = await visibleJob(house, actor, id);
  if (isRefusal(job)) return job;
  if (job.side === 'freelancer') return refuse('clients-only');
  return pageOf(house, actor, { job: job.id }, job.side, page);
}

/** A page of somebody's own proposals, and of those of their agencies. */
export function listMyProposals(house: House, actor: Actor, page: Page): Promise<Found> {
  const { person, agencies } = actor;
  return pageOf(house, actor, { person, agencies }, 'freelancer', page);
}

async function pageOf(
  house: House,
  actor: Actor,
  whose: ProposalsOf,
  side: ProposalSide,
  { state, after }: Page,
): Promise<Found> {
  const now = house.clock.now();
  const asked = { state: state ?? null, after: placeOf(after), limit: LIMITS.proposals + 1 };
  const found = await findProposals(house.db, whose, asked);
  const counts = await countProposals(house.db, whose);
  const page = found.slice(0, LIMITS.proposals);
  return {
    proposals: page.map((proposal) => proposalSummary({ ...proposal, side }, actor, now)),
    next: found.length > page.length ? cursorOf(page.at(-1)) : null,
    counts: Object.fromEntries(
      ProposalState.options.map((one) => [one, counts.get(one) ?? 0]),
    ) as Found['counts'],
  };
}

function cursorOf(last: LoadedProposal | undefined): string | null {
  return last ? `${last.sent_at}.${last.id}` : null;
}

function placeOf(after: string | undefined): ProposalPlace | null {
  const [sentAt, id] = after?.split('.') ?? [];
  return id === undefined ? null : { sentAt: Number(sentAt), id };
}
