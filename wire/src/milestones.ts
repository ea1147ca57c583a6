import { parseDay } from '@stint/core/instant';
import { z } from 'zod';
import { ContractParams, Party } from './contracts.ts';
import { Currency, DayText, Id, InstantText, MoneyText, Name, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { MilestoneMoney } from './milestone-money.ts';
import { route } from './route.ts';

const Words = plainLines(LIMITS.milestoneSays);
const RealDay = DayText.refine((text) => parseDay(text) !== null, 'must be a day that exists');

/** What a milestone is about: at least 5.00 of the contract's currency; its due day is one of UTC. */
const Wanted = { title: Name, says: Words, amount: MoneyText, dueDay: RealDay.nullable() };

export const MilestoneStateName = z.enum([
  'proposed-by-client',
  'proposed-by-freelancer',
  'agreed',
  'change-by-client',
  'change-by-freelancer',
  'submitted',
  'released',
  'dropped',
]);

export const MilestoneDeedName = z.enum(['propose', 'agree', 'change', 'drop', 'submit', 'ask for changes']);
export type MilestoneDeedName = z.infer<typeof MilestoneDeedName>;

/** One thing that happened to a milestone; none is ever changed. */
export const MilestoneStep = z.object({
  at: InstantText,
  by: Party,
  deed: MilestoneDeedName,
  /** What was said with it; empty where nothing was. */
  says: Words,
  /** What it then was, or was wanted to be. */
  title: Name,
  amount: MoneyText,
  dueDay: DayText.nullable(),
});

export const Milestone = z
  .object({
    id: Id,
    /** Its place among the contract's: 1 is the first. */
    n: z.number().int(),
    title: Name,
    says: Words,
    amount: MoneyText,
    dueDay: DayText.nullable(),
    state: MilestoneStateName,
    /** What a change that waits for the other side's word would make of it; null where none waits. */
    wanted: z.object({ title: Name, says: Words, amount: MoneyText, dueDay: DayText.nullable() }).nullable(),
    /** Goes up with every deed: whoever decides names the one that they saw. */
    version: z.number().int(),
    /** The version of the contract's terms that it was proposed or last agreed under; 1 is the first. */
    termsVersion: z.number().int(),
    /** Whose word or work it waits for. */
    turn: z.enum(['client', 'freelancer']).nullable(),
    /** What the viewer may do now. */
    may: z.array(MilestoneDeedName.exclude(['propose'])),
    /** Its money in escrow; null where the contract is run without. */
    money: MilestoneMoney.nullable(),
    /** The newest, the oldest of them first. */
    steps: z.array(MilestoneStep),
  })
  .meta({ id: 'Milestone' });
export type Milestone = z.infer<typeof Milestone>;

export const Milestones = z
  .object({
    currency: Currency,
    /** Whether both chose to run it with escrow; null on an hourly contract, which has no milestones. */
    escrow: z.boolean().nullable(),
    /** What is agreed, and of it what is submitted; what waits for a word. */
    sums: z.object({
      agreed: MoneyText,
      submitted: MoneyText,
      proposed: MoneyText,
      /** Of the money: what is in escrow, and what was released. */
      held: MoneyText,
      released: MoneyText,
    }),
    milestones: z.array(Milestone),
    may: z.array(z.literal('propose')),
  })
  .meta({ id: 'Milestones' });
export type Milestones = z.infer<typeof Milestones>;

export const MilestoneParams = ContractParams.extend({ milestone: Id });

const BEFORE_ALL = ['no-such-contract', 'hourly-contract', 'not-your-role', 'not-allowed'] as const;
const ONE = [...BEFORE_ALL, 'no-such-milestone', 'not-in-this-state', 'changed-meanwhile'] as const;
/** The version that was seen; missing: whatever it is now. */
const Seen = z.number().int().min(0).optional();

export const listMilestones = route({
  method: 'GET',
  path: '/contracts/:contract/milestones',
  says: `The milestones of a fixed price with their sums, each with its last ${LIMITS.milestoneSteps} steps; none on an hourly contract.`,
  tag: 'milestones',
  access: ['person'],
  params: ContractParams,
  answer: Milestones,
  refusals: ['no-such-contract'],
});

export const proposeMilestone = route({
  method: 'POST',
  path: '/contracts/:contract/milestones',
  says: 'Propose a milestone; it waits for the other side to agree. `id` may be yours: the same id with the same content is the same milestone. No money moves with it.',
  tag: 'milestones',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({ id: Id.optional(), ...Wanted }),
  answer: Milestone,
  status: 201,
  refusals: [...BEFORE_ALL, 'amount-too-small', 'bad-amount', 'too-many-milestones', 'id-taken'],
});

export const changeMilestone = route({
  method: 'PUT',
  path: '/contracts/:contract/milestones/:milestone',
  says: 'Change a milestone. What was agreed stands until the other side has agreed to the change. The amount of a funded one stays.',
  tag: 'milestones',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({ version: z.number().int().min(0), ...Wanted }),
  answer: Milestone,
  refusals: [...ONE, 'amount-too-small', 'bad-amount', 'milestone-funded'],
});

export const agreeMilestone = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/agreement',
  says: 'Agree to a milestone, or to a change of one, as it was when you saw that version.',
  tag: 'milestones',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({ version: z.number().int().min(0) }),
  answer: Milestone,
  refusals: [...ONE, 'milestone-funded'],
});

export const dropMilestone = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/drop',
  says: 'Drop a milestone that is not agreed yet, or a change that waits: what was agreed then stands.',
  tag: 'milestones',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({ version: Seen }),
  answer: Milestone,
  refusals: ONE,
});

export const submitMilestone = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/submission',
  says: 'Submit what a milestone asks for, with a word on it; with escrow, once it is funded. A change that waits falls away: what is agreed is submitted. Silence of the client releases it after 14 days.',
  tag: 'milestones',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({ version: Seen, says: Words }),
  answer: Milestone,
  refusals: [...ONE, 'milestone-not-funded'],
});

export const askMilestoneChanges = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/change-request',
  says: 'Ask for changes to what was submitted: the milestone is to be done again, as agreed.',
  tag: 'milestones',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({ version: Seen, says: Words }),
  answer: Milestone,
  refusals: ONE,
});
