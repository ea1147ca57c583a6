import { tick } from '@stint/server/clock';
import { changeStanding } from '@stint/server/operations/contracts/change-standing';
import { closeJob, editJob, reopenJob } from '@stint/server/operations/jobs/change-job';
import { readJob } from '@stint/server/operations/jobs/read-job';
import { changeMilestone } from '@stint/server/operations/milestones/change-milestone';
import { milestoneDeed } from '@stint/server/operations/milestones/milestone-deed';
import { proposeMilestone } from '@stint/server/operations/milestones/propose-milestone';
import { acceptOffer } from '@stint/server/operations/offers/accept-offer';
import { askForChanges } from '@stint/server/operations/offers/ask-for-changes';
import { changeOffer } from '@stint/server/operations/offers/change-offer';
import { declineOffer, withdrawOffer } from '@stint/server/operations/offers/end-offer';
import { readOffer } from '@stint/server/operations/offers/list-offers';
import { makeOffer } from '@stint/server/operations/offers/make-offer';
import { createProposal } from '@stint/server/operations/proposals/create-proposal';
import { declineProposal } from '@stint/server/operations/proposals/decline-proposal';
import { editProposal } from '@stint/server/operations/proposals/edit-proposal';
import { placeProposal } from '@stint/server/operations/proposals/place-proposal';
import { readProposal } from '@stint/server/operations/proposals/read-proposal';
import { viewProposal } from '@stint/server/operations/proposals/view-proposal';
import { withdrawProposal } from '@stint/server/operations/proposals/withdraw-proposal';
import { isRefusal } from '@stint/server/refusal';
import type { TestHouse } from '@stint/server/testing/house';
import { done, postJob, SHOP } from '@stint/server/testing/jobs';
import { FIXED, HOURLY } from '@stint/server/testing/offers';
import type { TestPerson } from '@stint/server/testing/people';
import type { ProposalStep, Step } from './step.ts';

export interface RealPeople {
  readonly ana: TestPerson;
  readonly cleo: TestPerson;
  readonly ben: TestPerson;
  readonly acme: string;
}

/** Milestones of a fixed offer in the model: one. */
const PIECE = { title: 'Shop', says: '', amount: '500.00', dueDay: null };

/** The same world in the real house: its operations and its database. */
export class Real {
  private readonly house: TestHouse;
  private readonly people: RealPeople;
  readonly job: string;
  readonly proposals: { readonly id: string; readonly by: string }[] = [];
  readonly offers: { readonly id: string; readonly by: TestPerson; readonly milestones: string[] }[] = [];

  private constructor(house: TestHouse, people: RealPeople, job: string) {
    this.house = house;
    this.people = people;
    this.job = job;
  }

  static async open(house: TestHouse, people: RealPeople): Promise<Real> {
    return new Real(house, people, (await postJob(house, people.ben)).id);
  }

  /** True when it was done, false when it was refused; throws on anything else. */
  async do(step: Step): Promise<boolean> {
    if (step.kind === 'wait') {
      this.house.movable.moveTo(this.house.clock.now() + step.seconds);
      if (step.tick) await tick(this.house);
      return true;
    }
    return !isRefusal(await this.ask(step));
  }

  private ask(step: Exclude<Step, { kind: 'wait' }>): Promise<unknown> {
    const { house } = this;
    switch (step.kind) {
      case 'job':
        return this.jobDeed(step.deed);
      case 'propose':
        return this.propose(step.by);
      case 'proposal':
        return this.proposalDeed(this.proposals[step.at], step.deed);
      case 'make offer':
        return this.makeOffer(step);
      case 'offer':
        return this.offerDeed(this.offers[step.at], step);
      case 'contract': {
        const [side, deed] = step.deed.split(': ') as [Side, 'pause' | 'resume' | 'end'];
        const what = ({ pause: 'paused', resume: 'resumed', end: 'ended' } as const)[deed];
        return changeStanding(house, this.as(side, step.at), { contract: this.contract(step.at), what });
      }
      case 'propose milestone':
        return this.proposeMilestone(step.at, this.as(step.side, step.at));
      case 'milestone':
        return this.milestoneDeed(step);
    }
  }

  private as(side: Side, at: number): TestPerson {
    return side === 'client' ? this.people.ben : (this.offers[at]?.by ?? this.people.ana);
  }

  private contract(at: number): string {
    return this.offers[at]?.id ?? '';
  }

  private async jobDeed(deed: 'edit' | 'close' | 'open again'): Promise<unknown> {
    const { house, job } = this;
    const { ben } = this.people;
    if (deed === 'close') return closeJob(house, ben, { job });
    if (deed === 'open again') return reopenJob(house, ben, { job });
    const { version } = done(await readJob(house, ben, { job }));
    return editJob(house, ben, { ...SHOP, job, version });
  }

  private async propose(by: string): Promise<unknown> {
    const { house, people, job } = this;
    const who = by === 'ana' ? people.ana : people.cleo;
    const answer = await createProposal(house, who, { job, amount: '45.00', message: 'Gladly.' });
    if (!isRefusal(answer)) this.proposals.push({ id: answer.id, by });
    return answer;
  }

  private async proposalDeed(
    made: Real['proposals'][number] | undefined,
    deed: ProposalStep,
  ): Promise<unknown> {
    const { house, people } = this;
    const proposal = made?.id ?? '';
    const freelancer = made?.by === 'cleo' ? people.cleo : people.ana;
    if (deed === 'view') return viewProposal(house, people.ben, { proposal });
    if (deed === 'decline') return declineProposal(house, people.ben, { proposal, reason: 'Another one.' });
    if (deed === 'withdraw') return withdrawProposal(house, freelancer, { proposal });
    if (deed === 'edit') {
      const { version } = done(await readProposal(house, freelancer, { proposal }));
      return editProposal(house, freelancer, { proposal, version, amount: '46.00', message: 'More gladly.' });
    }
    const place = ({ shortlist: 'shortlisted', archive: 'archived', 'put back': 'sent' } as const)[deed];
    return placeProposal(house, people.ben, { proposal, place });
  }

  /** A proposal's offer goes to whoever proposed; a direct one to Ana. */
  private async makeOffer({ proposal: at, fixed, escrow }: Step & { kind: 'make offer' }): Promise<unknown> {
    const { house, people } = this;
    const proposal = at === null ? undefined : this.proposals[at];
    const freelancer = proposal?.by === 'cleo' ? people.cleo : people.ana;
    const answer = await makeOffer(house, people.ben, {
      organisation: people.acme,
      freelancer: freelancer.person,
      ...(proposal ? { proposal: proposal.id } : {}),
      title: 'Web shop',
      message: '',
      terms: termsOf(fixed, escrow),
    });
    if (!isRefusal(answer)) this.offers.push({ id: answer.id, by: freelancer, milestones: [] });
    return answer;
  }

  private async offerDeed(
    made: Real['offers'][number] | undefined,
    { deed, version }: Step & { kind: 'offer' },
  ): Promise<unknown> {
    const { house, people } = this;
    const offer = made?.id ?? '';
    const { freelancer, now } = done(await readOffer(house, people.ben, { offer }));
    const who = freelancer.id === people.cleo.person ? people.cleo : people.ana;
    switch (deed) {
      case 'withdraw':
        return withdrawOffer(house, people.ben, { offer });
      case 'decline':
        return declineOffer(house, who, { offer, reason: 'Too much else.' });
      case 'ask for changes':
        return askForChanges(house, who, { offer, says: 'A little more?' });
      case 'change': {
        const escrow = now.terms.kind === 'fixed' && now.terms.escrow;
        const terms = termsOf(now.terms.kind === 'fixed', escrow);
        return changeOffer(house, people.ben, { offer, version, title: 'Web shop', message: '', terms });
      }
      case 'accept': {
        const answer = await acceptOffer(house, who, { offer, version, withoutEscrow: true });
        if (!isRefusal(answer)) await this.readPieces(made);
        return answer;
      }
    }
  }

  /** The milestones that came into being with a contract. */
  private async readPieces(made: Real['offers'][number] | undefined): Promise<void> {
    const rows = await this.house.db
      .selectFrom('milestone')
      .select('id')
      .where('contract_id', '=', made?.id ?? '')
      .orderBy('n')
      .execute();
    made?.milestones.push(...rows.map(({ id }) => id));
  }

  private async proposeMilestone(at: number, who: TestPerson): Promise<unknown> {
    const answer = await proposeMilestone(this.house, who, { contract: this.contract(at), ...PIECE });
    if (!isRefusal(answer)) this.offers[at]?.milestones.push(answer.id);
    return answer;
  }

  private milestoneDeed({ at, milestone, deed: said }: Step & { kind: 'milestone' }): Promise<unknown> {
    const [side, deed] = said.split(': ') as [
      Side,
      'change' | 'agree' | 'drop' | 'submit' | 'ask for changes',
    ];
    const where = { contract: this.contract(at), milestone: this.offers[at]?.milestones[milestone] ?? '' };
    if (deed === 'change')
      return changeMilestone(this.house, this.as(side, at), { ...where, ...PIECE } as never);
    return milestoneDeed(this.house, this.as(side, at), where, { deed }, '');
  }
}

type Side = 'client' | 'freelancer';

function termsOf(fixed: boolean, escrow: boolean): typeof HOURLY | typeof FIXED {
  return fixed ? { ...FIXED, escrow, milestones: [PIECE] } : HOURLY;
}
