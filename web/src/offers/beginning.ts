import type { Instant } from '@stint/core/instant';
import type { Contract } from '@stint/wire/contracts';
import type { Job } from '@stint/wire/jobs';
import type { Person } from '@stint/wire/people';
import type { Freelancer } from '@stint/wire/profiles';
import type { Proposal } from '@stint/wire/proposals';
import { blankLabel, blankMilestone, blankOffer, draftAgain, type OfferDraft } from './draft.ts';

/** What was read for that address. */
export interface Sources {
  readonly proposal?: Proposal | undefined;
  readonly job?: Job | undefined;
  readonly freelancer?: Freelancer | undefined;
  readonly contract?: Contract | undefined;
}

/** What an offer begins with: for whom, for what, and the form as it is first shown. */
export interface Beginning {
  readonly freelancer: { readonly id: string; readonly name: string } | null;
  /** Null: the client chooses. */
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly agency: string | null;
  readonly job: { readonly id: string; readonly title: string } | null;
  readonly proposal: string | null;
  readonly draft: OfferDraft;
}

export function beginningOf(sources: Sources, now: Instant): Beginning {
  const { proposal, job, freelancer, contract } = sources;
  const nobody = { freelancer: null, organisation: null, agency: null, job: null, proposal: null };
  const blank = { ...nobody, draft: blankOffer(now) };
  if (contract) {
    const { agency, organisation } = contract;
    const draft = draftAgain(contract, now);
    return { ...blank, freelancer: contract.freelancer, organisation, agency: agency?.id ?? null, draft };
  }
  const begun = job ? fromJob(blank, job) : blank;
  if (proposal) return fromProposal(begun, proposal);
  return freelancer ? toFreelancer(begun, freelancer) : begun;
}

function fromJob(
  begun: Beginning,
  { id, title, kind, currency, labels, organisation, rateFrom }: Job,
): Beginning {
  const draft = {
    ...begun.draft,
    title,
    kind,
    currency,
    rate: rateFrom ?? '',
    labels: labels.map((label) => blankLabel(label)),
  };
  return { ...begun, organisation, job: { id, title }, draft };
}

/** What was proposed is what is offered, until the client types something else. */
function fromProposal(begun: Beginning, proposal: Proposal): Beginning {
  const { job, amount, currency, freelancer, agency } = proposal;
  const { title, kind } = job;
  const draft = {
    ...begun.draft,
    title,
    kind,
    currency,
    rate: kind === 'hourly' ? amount : '',
    milestones:
      kind === 'fixed' ? [{ ...blankMilestone(), title: 'All of it', amount }] : begun.draft.milestones,
  };
  return {
    ...begun,
    freelancer,
    organisation: job.organisation,
    agency: agency?.id ?? null,
    job: { id: job.id, title },
    proposal: proposal.id,
    draft,
  };
}

function toFreelancer(begun: Beginning, { id, name, rate, currency }: Freelancer): Beginning {
  const asks = rate !== null && currency !== null && begun.job === null;
  const draft = asks ? { ...begun.draft, rate, currency } : begun.draft;
  return { ...begun, freelancer: { id, name }, draft };
}

/** The organisations in whose name somebody may offer. */
export function hiringFor({ organisations }: Person): Person['organisations'] {
  return organisations.filter(
    ({ kind, role }) => kind === 'client' && (role === 'owner' || role === 'hirer'),
  );
}
