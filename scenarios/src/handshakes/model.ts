import { CONTRACT, type ContractState } from '@stint/core/handshake/contract';
import { JOB, type JobState } from '@stint/core/handshake/job';
import { MILESTONE, type MilestoneState } from '@stint/core/handshake/milestone';
import { OFFER, type OfferState } from '@stint/core/handshake/offer';
import { PROPOSAL, type ProposalState } from '@stint/core/handshake/proposal';
import type { StateTable } from '@stint/core/handshake/table';

import type { ProposalStep, Step } from './step.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What the tables leave to numbers. Written down anew, so that a wrong number in the house is seen. */
export const TIMES = {
  jobOpen: 30 * DAY,
  offerOpen: 7 * DAY,
  proposalEditable: 6 * HOUR,
  asksAnHour: 3,
} as const;
export type Times = { readonly [Name in keyof typeof TIMES]: number };

interface ModelJob {
  closed: boolean;
  activeAt: number;
}

interface ModelProposal {
  readonly by: string;
  readonly sentAt: number;
  viewed: boolean;
  state: ProposalState;
}

interface ModelOffer {
  readonly proposal: number | null;
  state: OfferState;
  version: number;
  changedAt: number;
  readonly fixed: boolean;
  readonly escrow: boolean;
  readonly asks: number[];
  contract: ContractState | null;
  readonly milestones: MilestoneState[];
}

/** One job and all that came of it, as plain data. */
export interface Model {
  now: number;
  readonly job: ModelJob;
  readonly proposals: ModelProposal[];
  readonly offers: ModelOffer[];
}

export function newModel(now: number): Model {
  return { now, job: { closed: false, activeAt: now }, proposals: [], offers: [] };
}

/** Each entry of the tables that a run came by: allowed, or rightly refused. */
export class Seen {
  readonly allowed = new Set<string>();
  readonly refused = new Set<string>();
}

/** Does the step to the model. True: the house must do it too; false: it must refuse, and nothing changes. */
export function apply(model: Model, step: Step, times: Times, seen: Seen): boolean {
  const ask = <State extends string, Deed extends string>(
    name: string,
    table: StateTable<State, Deed>,
    state: State,
    deed: Deed,
  ): State | null => {
    const after = table[state][deed] ?? null;
    (after === null ? seen.refused : seen.allowed).add(`${name} ${state} > ${deed}`);
    return after;
  };
  return new Doer(model, times, ask).do(step);
}

type Ask = <State extends string, Deed extends string>(
  name: string,
  table: StateTable<State, Deed>,
  state: State,
  deed: Deed,
) => State | null;

class Doer {
  private readonly model: Model;
  private readonly times: Times;
  private readonly ask: Ask;

  constructor(model: Model, times: Times, ask: Ask) {
    this.model = model;
    this.times = times;
    this.ask = ask;
  }

  do(step: Step): boolean {
    switch (step.kind) {
      case 'wait':
        this.model.now += step.seconds;
        return true;
      case 'job':
        return this.job(step.deed);
      case 'propose':
        return this.propose(step.by);
      case 'proposal':
        return this.proposal(step.at, step.deed);
      case 'make offer':
        return this.makeOffer(step);
      case 'offer':
        return this.offer(step);
      case 'contract':
        return this.contract(step.at, step.deed);
      case 'propose milestone':
        return this.proposeMilestone(step.at, step.side);
      case 'milestone':
        return this.milestone(step);
    }
  }

  private job(deed: 'edit' | 'close' | 'open again'): boolean {
    const { job, now } = this.model;
    if (this.ask('job', JOB, jobState(this.model, this.times), `client: ${deed}`) === null) return false;
    job.closed = deed === 'close';
    if (deed !== 'close') job.activeAt = now;
    return true;
  }

  private propose(by: string): boolean {
    const { proposals, job, now } = this.model;
    const state = jobState(this.model, this.times);
    if (this.ask('job', JOB, state, 'freelancer: propose') === null) return false;
    const live = (one: ModelProposal) =>
      one.by === by && one.state !== 'declined' && one.state !== 'withdrawn';
    if (proposals.some(live)) return false;
    proposals.push({ by, sentAt: now, viewed: false, state: 'sent' });
    job.activeAt = now;
    return true;
  }

  private proposal(at: number, deed: ProposalStep): boolean {
    const proposal = this.model.proposals[at];
    if (!proposal) return false;
    if (deed === 'view') {
      proposal.viewed = true;
      return true;
    }
    const who = deed === 'edit' || deed === 'withdraw' ? 'freelancer' : 'client';
    const after = this.ask('proposal', PROPOSAL, proposal.state, `${who}: ${deed}` as 'client: archive');
    if (after === null) return false;
    const late = this.model.now >= proposal.sentAt + this.times.proposalEditable;
    if (deed === 'edit' && (proposal.viewed || late)) return false;
    proposal.state = after;
    return true;
  }

  private makeOffer({ proposal: at, fixed, escrow }: Step & { kind: 'make offer' }): boolean {
    const { proposals, offers, job, now } = this.model;
    const proposal = at === null ? null : (proposals[at] ?? null);
    if (proposal !== null) {
      const open = this.ask('job', JOB, jobState(this.model, this.times), 'client: offer');
      if (open === null || this.ask('proposal', PROPOSAL, proposal.state, 'client: offer') === null)
        return false;
      job.activeAt = now;
    }
    const begin = { state: 'open', version: 1, changedAt: now, contract: null } as const;
    offers.push({ ...begin, asks: [], milestones: [], proposal: at, fixed, escrow });
    return true;
  }

  private offer({ at, deed, version }: Step & { kind: 'offer' }): boolean {
    const offer = this.model.offers[at];
    if (!offer) return false;
    const { now, proposals } = this.model;
    const who = deed === 'change' || deed === 'withdraw' ? 'client' : 'freelancer';
    const state = offerState(offer, now, this.times);
    const after = this.ask('offer', OFFER, state, `${who}: ${deed}` as 'freelancer: accept');
    if (after === null) return false;
    if (deed === 'ask for changes') {
      if (offer.asks.filter((asked) => asked > now - HOUR).length >= this.times.asksAnHour) return false;
      offer.asks.push(now);
    }
    if ((deed === 'change' || deed === 'accept') && version !== offer.version) return false;
    if (deed === 'change') {
      offer.changedAt = now;
      offer.version += 1;
    }
    offer.state = after;
    if (deed !== 'accept') return true;
    offer.contract = 'active';
    if (offer.fixed) offer.milestones.push('agreed');
    const proposal = offer.proposal === null ? undefined : proposals[offer.proposal];
    if (proposal) {
      proposal.state =
        this.ask('proposal', PROPOSAL, proposal.state, 'freelancer: accept offer') ?? proposal.state;
    }
    return true;
  }

  private contract(at: number, deed: (Step & { kind: 'contract' })['deed']): boolean {
    const offer = this.model.offers[at];
    if (!offer?.contract) return false;
    const after = this.ask('contract', CONTRACT, offer.contract, deed);
    if (after !== null) offer.contract = after;
    return after !== null;
  }

  private proposeMilestone(at: number, side: 'client' | 'freelancer'): boolean {
    const offer = this.model.offers[at];
    if (!offer?.contract || !offer.fixed || offer.contract === 'ended') return false;
    offer.milestones.push(`proposed-by-${side}`);
    return true;
  }

  private milestone({ at, milestone, deed }: Step & { kind: 'milestone' }): boolean {
    const offer = this.model.offers[at];
    const state = offer?.milestones[milestone];
    if (!offer || state === undefined || offer.contract === 'ended') return false;
    // Work on a milestone begins once it is funded, and here nobody funds any.
    if (offer.escrow === true && deed === 'freelancer: submit') return false;
    const after = this.ask('milestone', MILESTONE, state, deed);
    if (after !== null) offer.milestones[milestone] = after;
    return after !== null;
  }
}

export function jobState({ job, now }: Model, times: Times): JobState {
  if (job.closed) return 'closed';
  return now < job.activeAt + times.jobOpen ? 'open' : 'expired';
}

export function offerState(
  offer: Pick<ModelOffer, 'state' | 'changedAt'>,
  now: number,
  times: Times,
): OfferState {
  return offer.state === 'open' && now >= offer.changedAt + times.offerOpen ? 'expired' : offer.state;
}
