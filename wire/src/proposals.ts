import { z } from 'zod';
import { Attachment, AttachmentIds } from './attachments.ts';
import { Party } from './contracts.ts';
import { JobKind, JobState } from './jobs.ts';
import { Currency, Id, InstantText, MoneyText, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

export const ProposalState = z.enum(['sent', 'shortlisted', 'archived', 'declined', 'withdrawn', 'hired']);
export type ProposalState = z.infer<typeof ProposalState>;

/** Where its client puts a proposal that lives. */
export const ProposalPlace = z.enum(['sent', 'shortlisted', 'archived']);
export type ProposalPlace = z.infer<typeof ProposalPlace>;

/** What whoever asks may do with a proposal now. */
export const ProposalDeedName = z.enum([
  'edit',
  'withdraw',
  'view',
  'shortlist',
  'archive',
  'put back',
  'decline',
  'offer',
]);
export type ProposalDeedName = z.infer<typeof ProposalDeedName>;

const Message = plainLines(LIMITS.proposalMessage);

/** A proposal as it stands in a list. */
export const ProposalSummary = z
  .object({
    id: Id,
    job: z.object({ id: Id, title: z.string(), kind: JobKind, state: JobState, organisation: Party }),
    freelancer: Party,
    /** The agency that made it for the freelancer; null: the freelancer's own. */
    agency: Party.nullable(),
    /** Hourly: an hour's rate; fixed price: the price of all of it. */
    amount: MoneyText,
    currency: Currency,
    sentAt: InstantText,
    /** When it was edited last; `sentAt` where it never was. */
    changedAt: InstantText,
    /** When its client opened it; null while nobody has. */
    viewedAt: InstantText.nullable(),
    state: ProposalState,
    endedAt: InstantText.nullable(),
    /** Until when it can be edited, if its client does not open it before; null where it no longer can. */
    editableUntil: InstantText.nullable(),
    /** The newest offer that came of it; null where there is none. */
    offer: Id.nullable(),
    /** Whose turn it is: that offer's, or, without one, the client's; null: it has ended. */
    turn: z.enum(['client', 'freelancer']).nullable(),
    /** Whose word that offer waits for; null: it is over, or there is none. */
    offerTurn: z.enum(['client', 'freelancer']).nullable(),
    may: z.array(ProposalDeedName),
  })
  .meta({ id: 'ProposalSummary' });
export type ProposalSummary = z.infer<typeof ProposalSummary>;

export const Proposal = ProposalSummary.extend({
  /** Null for the client's side until one of them has opened it: what they have read no longer changes. */
  message: z.string().nullable(),
  /** Empty for the client's side until then, too. */
  attachments: z.array(Attachment),
  /** Why its client declined it. */
  reason: z.string().nullable(),
  /** Changes with every edit: who edits says which one they saw. */
  version: z.number().int(),
  /** What whoever asks is to it. */
  side: z.enum(['client', 'freelancer', 'operator']),
}).meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof Proposal>;

const Wanted = z.strictObject({
  amount: MoneyText,
  message: Message.refine((text) => text.trim() !== '', 'must say something'),
  /** Files that were handed in before, in this order; missing in an edit: as they are. */
  attachments: AttachmentIds.optional(),
});

const JobParams = z.object({ job: Id });
const ProposalParams = z.object({ proposal: Id });

export const createProposal = route({
  method: 'POST',
  path: '/jobs/:job/proposals',
  says: 'Propose yourself for a job, or, as a member of an agency, one of its freelancers. The same `id` with the same content is the same proposal.',
  tag: 'proposals',
  access: ['person'],
  params: JobParams,
  body: Wanted.extend({ id: Id.optional(), agency: Id.optional(), freelancer: Id.optional() }),
  answer: Proposal,
  status: 201,
  refusals: [
    'no-such-job',
    'job-not-open',
    'freelancers-only',
    'own-job',
    'no-such-organisation',
    'not-your-role',
    'no-such-freelancer',
    'already-proposed',
    'no-such-attachment',
    'bad-rate',
    'bad-amount',
    'bad-request',
    'id-taken',
  ],
});

/** Where the next page of a list begins; only a list's own answer makes one. */
export const ProposalCursor = z
  .string()
  .regex(/^\d{1,12}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be the `next` of a list');

const PageQuery = z.object({ state: ProposalState.optional(), after: ProposalCursor.optional() });

const Page = z.object({
  proposals: z.array(ProposalSummary),
  next: z.string().nullable(),
  /** How many there are in each state. */
  counts: z.record(ProposalState, z.number().int()),
});

export const listProposals = route({
  method: 'GET',
  path: '/jobs/:job/proposals',
  says: `The proposals for a job of your organisation, the newest first, ${LIMITS.proposals} at a time.`,
  tag: 'proposals',
  access: ['person'],
  params: JobParams,
  query: PageQuery,
  answer: Page,
  refusals: ['no-such-job', 'clients-only'],
});

export const listMyProposals = route({
  method: 'GET',
  path: '/proposals',
  says: `The proposals that are yours or your agency's, the newest first, ${LIMITS.proposals} at a time.`,
  tag: 'proposals',
  access: ['person'],
  query: PageQuery,
  answer: Page,
});

export const readProposal = route({
  method: 'GET',
  path: '/proposals/:proposal',
  says: 'One proposal. Its client reads the message once one of them has opened it: that ends its editing.',
  tag: 'proposals',
  access: ['person'],
  params: ProposalParams,
  answer: Proposal,
  refusals: ['no-such-proposal'],
});

export const viewProposal = route({
  method: 'POST',
  path: '/proposals/:proposal/viewing',
  says: 'As its client: open a proposal. From then on the freelancer cannot edit it. Opening it again changes nothing.',
  tag: 'proposals',
  access: ['person'],
  params: ProposalParams,
  answer: Proposal,
  refusals: ['no-such-proposal', 'clients-only', 'not-your-role'],
});

export const editProposal = route({
  method: 'PUT',
  path: '/proposals/:proposal',
  says: 'Change a proposal that its client has not opened, within six hours. `version` is that of the proposal you saw.',
  tag: 'proposals',
  access: ['person'],
  params: ProposalParams,
  body: Wanted.extend({ version: z.number().int().min(0) }),
  answer: Proposal,
  refusals: [
    'no-such-proposal',
    'freelancers-only',
    'not-your-role',
    'not-in-this-state',
    'no-longer-editable',
    'changed-meanwhile',
    'no-such-attachment',
    'bad-rate',
    'bad-amount',
  ],
});

export const placeProposal = route({
  method: 'PUT',
  path: '/proposals/:proposal/place',
  says: 'As its client: put a proposal on the shortlist, into the archive, or back among the others.',
  tag: 'proposals',
  access: ['person'],
  params: ProposalParams,
  body: z.strictObject({ place: ProposalPlace }),
  answer: Proposal,
  refusals: ['no-such-proposal', 'clients-only', 'not-your-role', 'not-in-this-state'],
});

export const declineProposal = route({
  method: 'POST',
  path: '/proposals/:proposal/decline',
  says: 'As its client: decline a proposal, with a reason that the freelancer reads.',
  tag: 'proposals',
  access: ['person'],
  params: ProposalParams,
  body: z.strictObject({
    reason: plainLines(LIMITS.reason).refine((text) => text.trim() !== '', 'must say something'),
  }),
  answer: Proposal,
  refusals: ['no-such-proposal', 'clients-only', 'not-your-role', 'not-in-this-state'],
});

export const withdrawProposal = route({
  method: 'POST',
  path: '/proposals/:proposal/withdrawal',
  says: 'Withdraw a proposal; you can then send another one for this job.',
  tag: 'proposals',
  access: ['person'],
  params: ProposalParams,
  answer: Proposal,
  refusals: ['no-such-proposal', 'freelancers-only', 'not-your-role', 'not-in-this-state'],
});
