import type { Chance } from '../campaign/chance.ts';
import type { Model } from './model.ts';
import type { MilestoneStep, OfferStep, ProposalStep, Step } from './step.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Waits that end just before, at and just after what the rules name, beside others. */
const WAITS = [
  1,
  60,
  HOUR - 1,
  HOUR,
  6 * HOUR - 1,
  6 * HOUR,
  6 * HOUR,
  6 * HOUR,
  DAY,
  6 * DAY,
  7 * DAY - 1,
  7 * DAY,
  30 * DAY - 1,
  30 * DAY,
];
const PROPOSAL_STEPS: readonly ProposalStep[] = [
  'edit',
  'edit',
  'edit',
  'view',
  'withdraw',
  'shortlist',
  'archive',
  'put back',
  'decline',
  'shortlist',
  'archive',
];
const OFFER_STEPS: readonly OfferStep[] = [
  'accept',
  'change',
  'ask for changes',
  'ask for changes',
  'ask for changes',
  'ask for changes',
  'withdraw',
  'decline',
  'accept',
];
const CONTRACT_STEPS = [
  'client: pause',
  'freelancer: pause',
  'client: resume',
  'freelancer: resume',
  'client: pause',
  'freelancer: resume',
  'client: end',
  'freelancer: end',
] as const;
const MILESTONE_STEPS: readonly MilestoneStep[] = [
  'client: agree',
  'freelancer: agree',
  'client: change',
  'freelancer: change',
  'client: drop',
  'freelancer: drop',
  'freelancer: submit',
  'client: ask for changes',
];

/**
 * What somebody tries next, of all that there is to try; whether it is allowed is not looked at. Now and then it is what
 * was just done, once more.
 */
export function drawStep(model: Model, chance: Chance, before: Step | null): Step {
  if (before && chance.whole(0, 3) === 0) return before;
  const { proposals, offers } = model;
  const contracts = offers.flatMap(({ contract }, at) => (contract === null ? [] : [at]));
  const pieces = offers.flatMap(({ milestones }, at) =>
    milestones.map((_, milestone) => ({ at, milestone })),
  );
  const choices: readonly (readonly [weight: number, draw: () => Step])[] = [
    [3, () => drawWait(chance)],
    [2, () => ({ kind: 'job', deed: one(chance, ['edit', 'close', 'open again', 'open again'] as const) })],
    [proposals.length === 0 ? 8 : 1, () => ({ kind: 'propose', by: one(chance, ['ana', 'cleo']) })],
    [proposals.length === 0 ? 0 : 5, () => drawProposal(model, chance)],
    [offers.length < 3 ? 3 : 0, () => drawOffer(model, chance)],
    [offers.length === 0 ? 0 : 4, () => offerStep(model, place(chance, offers), one(chance, OFFER_STEPS))],
    [
      contracts.length === 0 ? 0 : 4,
      () => ({ kind: 'contract', at: one(chance, contracts), deed: one(chance, CONTRACT_STEPS) }),
    ],
    [
      contracts.length === 0 ? 0 : 2,
      () => ({
        kind: 'propose milestone',
        at: one(chance, contracts),
        side: one(chance, ['client', 'freelancer'] as const),
      }),
    ],
    [
      pieces.length === 0 ? 0 : 7,
      () => ({ kind: 'milestone', ...one(chance, pieces), deed: one(chance, MILESTONE_STEPS) }),
    ],
  ];
  const sum = choices.reduce((total, [weight]) => total + weight, 0);
  let left = chance.whole(1, sum);
  for (const [weight, draw] of choices) {
    left -= weight;
    if (left <= 0) return draw();
  }
  throw new Error('the weights do not add up');
}

/** Two deeds that are asked for in the same moment, where there is something to fight about. */
export function drawRace(model: Model, chance: Chance): readonly [Step, Step] | null {
  const { offers, proposals } = model;
  const open = offers.findIndex(({ state }) => state === 'open');
  if (open >= 0 && chance.whole(0, 2) > 0) {
    const mine = one(chance, ['change', 'withdraw'] as const);
    const theirs = one(chance, ['accept', 'accept', 'decline'] as const);
    return [offerStep(model, open, mine), offerStep(model, open, theirs)];
  }
  const sent = proposals.findIndex(({ state }) => state === 'sent');
  if (sent < 0) return null;
  return [
    { kind: 'proposal', at: sent, deed: one(chance, ['decline', 'shortlist', 'view'] as const) },
    { kind: 'proposal', at: sent, deed: one(chance, ['withdraw', 'edit'] as const) },
  ];
}

function offerStep({ offers }: Model, at: number, deed: OfferStep): Step {
  return { kind: 'offer', at, deed, version: offers[at]?.version ?? 1 };
}

function drawWait(chance: Chance): Step {
  return { kind: 'wait', seconds: one(chance, WAITS), tick: chance.whole(0, 2) === 0 };
}

function drawProposal({ proposals }: Model, chance: Chance): Step {
  return { kind: 'proposal', at: place(chance, proposals), deed: one(chance, PROPOSAL_STEPS) };
}

function drawOffer({ proposals }: Model, chance: Chance): Step {
  const direct = proposals.length === 0 || chance.whole(0, 2) === 0;
  const fixed = chance.whole(0, 1) === 0;
  return {
    kind: 'make offer',
    proposal: direct ? null : place(chance, proposals),
    fixed,
    escrow: fixed && chance.whole(0, 1) === 0,
  };
}

function place(chance: Chance, list: readonly unknown[]): number {
  return chance.whole(0, list.length - 1);
}

function one<T>(chance: Chance, list: readonly T[]): T {
  const drawn = list[chance.whole(0, list.length - 1)];
  if (drawn === undefined) throw new Error('nothing to draw from');
  return drawn;
}
