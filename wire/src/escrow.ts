import { z } from 'zod';
import { ContractParams, Party } from './contracts.ts';
import { Currency, Id, InstantText, MoneyText, Name, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { Milestone, MilestoneParams } from './milestones.ts';
import { route } from './route.ts';

const Words = plainLines(LIMITS.milestoneSays);

/** What a side, or the operator, said of a claim: both sides read it. */
export const ClaimWord = z.object({
  deed: z.enum(['dispute', 'answer', 'give in', 'decide']),
  side: z.enum(['client', 'freelancer', 'operator']),
  by: Party,
  at: InstantText,
  says: Words,
  /** Of a decision: what of the money is released; the rest goes back. */
  released: MoneyText.nullable(),
});

/** Money in escrow whose way back is asked, because its contract ended or slept. */
export const EscrowClaim = z
  .object({
    n: z.number().int(),
    cause: z.enum(['client-ended', 'dormant']),
    state: z.enum(['asked', 'disputed', 'heard', 'refunded', 'released', 'decided', 'lifted']),
    openedAt: InstantText,
    /** Until when the side that it waits for can say its word, and which side silence then decides for; null: nobody's word ends it. */
    endsAt: InstantText.nullable(),
    words: z.array(ClaimWord),
    /** What the viewer may do now. */
    may: z.array(z.enum(['dispute', 'answer', 'give in', 'decide'])),
  })
  .meta({ id: 'EscrowClaim' });
export type EscrowClaim = z.infer<typeof EscrowClaim>;

export const Escrow = z
  .object({
    currency: Currency,
    /** All that was ever paid in, and what came of it: in = held + released + refunded. Without the client's fee. */
    paidIn: MoneyText,
    held: MoneyText,
    released: MoneyText,
    refunded: MoneyText,
    /** What the freelancer would get of what is held, and the client back, each if it were all of it. */
    netOfHeld: MoneyText,
    backOfHeld: MoneyText,
    claims: z.array(EscrowClaim),
  })
  .meta({ id: 'Escrow' });
export type Escrow = z.infer<typeof Escrow>;

export const readEscrow = route({
  method: 'GET',
  path: '/contracts/:contract/escrow',
  says: 'What is in escrow on a fixed price, and what is asked of it: when its contract ends or sleeps with money in it, its way back is asked, disputed, answered and decided here.',
  tag: 'escrow',
  access: ['person'],
  params: ContractParams,
  answer: Escrow,
  refusals: ['no-such-contract'],
});

export const fundMilestone = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/funding',
  says: 'Put aside what a milestone’s amount still misses, with the client’s fee on it, from one of the client’s cards. `id` is yours: the same id is the same charge.',
  tag: 'escrow',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({ id: Id, paymentMethod: Id, version: z.number().int().min(0) }),
  answer: Milestone,
  refusals: [
    'no-such-contract',
    'clients-only',
    'not-your-role',
    'no-escrow',
    'no-such-milestone',
    'not-allowed',
    'payment-owed',
    'not-in-this-state',
    'changed-meanwhile',
    'no-such-card',
    'milestone-funded',
    'charge-under-way',
    'card-declined',
    'processor-unreachable',
    'too-many-tries',
    'id-taken',
  ],
});

export const releaseMilestone = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/release',
  says: 'Approve a milestone: all or a part of what stands behind it is released, and the milestone is over. The rest goes back to the card, or behind the next milestone that misses so much.',
  tag: 'escrow',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({
    version: z.number().int().min(0),
    amount: MoneyText,
    rest: z.enum(['client', 'next']),
  }),
  answer: Milestone,
  refusals: [
    'no-such-contract',
    'clients-only',
    'not-your-role',
    'no-escrow',
    'no-such-milestone',
    'not-allowed',
    'not-in-this-state',
    'changed-meanwhile',
    'nothing-in-escrow',
    'escrow-frozen',
    'bad-amount',
    'too-much-released',
    'no-next-milestone',
  ],
});

const OF_CLAIM = [
  'no-such-contract',
  'not-your-role',
  'not-allowed-here',
  'escrow-frozen',
  'no-such-claim',
  'not-in-this-state',
] as const;

export const disputeEscrow = route({
  method: 'POST',
  path: '/contracts/:contract/escrow/dispute',
  says: 'The freelancer disputes, within seven days, that money in escrow goes back, and says why. The client then has five days to answer; silence releases it.',
  tag: 'escrow',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ says: Words }),
  answer: Escrow,
  refusals: [...OF_CLAIM, 'freelancers-only', 'reason-needed'],
});

export const answerEscrow = route({
  method: 'POST',
  path: '/contracts/:contract/escrow/answer',
  says: 'The client answers the freelancer’s dispute; an operator decides then.',
  tag: 'escrow',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ says: Words }),
  answer: Escrow,
  refusals: [...OF_CLAIM, 'clients-only', 'reason-needed'],
});

export const concedeEscrow = route({
  method: 'POST',
  path: '/contracts/:contract/escrow/concession',
  says: 'Either side gives in, at any time before the end: the freelancer lets all of it go back, the client releases all of it.',
  tag: 'escrow',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ says: Words }),
  answer: Escrow,
  refusals: OF_CLAIM,
});

export const decideEscrow = route({
  method: 'POST',
  path: '/contracts/:contract/escrow/decision',
  says: 'An operator decides what both sides have said: how much is released, and why. The rest goes back. Both sides read the reason.',
  tag: 'escrow',
  access: ['operator'],
  params: ContractParams,
  body: z.strictObject({ released: MoneyText, says: Words }),
  answer: Escrow,
  refusals: [...OF_CLAIM, 'reason-needed', 'bad-amount', 'too-much-released'],
});

export const listEscrowClaims = route({
  method: 'GET',
  path: '/escrow-claims',
  says: 'Money in escrow whose way back is asked and not decided, those that wait for an operator first.',
  tag: 'escrow',
  access: ['operator'],
  answer: z.object({
    claims: z.array(
      z.object({
        contract: Id,
        title: Name,
        client: Name,
        freelancer: Name,
        cause: z.enum(['client-ended', 'dormant']),
        state: z.enum(['asked', 'disputed', 'heard']),
        held: MoneyText,
        currency: Currency,
        openedAt: InstantText,
        since: InstantText,
        endsAt: InstantText.nullable(),
      }),
    ),
    more: z.number().int(),
  }),
  refusals: [],
});

/** All of them, by name, as `routes.ts` has them. */
export const ESCROW_ROUTES = {
  readEscrow,
  fundMilestone,
  releaseMilestone,
  disputeEscrow,
  answerEscrow,
  concedeEscrow,
  decideEscrow,
  listEscrowClaims,
} as const;
