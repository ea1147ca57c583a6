import type { House } from '../house.ts';
import { claimDeed } from '../operations/escrow/claim-deed.ts';
import { fundMilestone } from '../operations/escrow/fund-milestone.ts';
import { listEscrowClaims } from '../operations/escrow/list-claims.ts';
import { readEscrow } from '../operations/escrow/read-escrow.ts';
import { releaseMilestone } from '../operations/escrow/release-milestone.ts';
import { isRefusal } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { cardTries } from './card-tries.ts';

type EscrowAnswers = Pick<
  Answers,
  | 'readEscrow'
  | 'fundMilestone'
  | 'releaseMilestone'
  | 'disputeEscrow'
  | 'answerEscrow'
  | 'concedeEscrow'
  | 'decideEscrow'
  | 'listEscrowClaims'
>;

export function escrowAnswers(house: House, tried = cardTries()): EscrowAnswers {
  return {
    readEscrow: ({ actor, params }) => readEscrow(house, actor, params),
    fundMilestone: ({ actor, params, body, wall }) =>
      tried(
        { person: actor.person, wall },
        () => fundMilestone(house, actor, { ...params, ...body }),
        (answer) => isRefusal(answer) && answer.refused === 'card-declined',
      ),
    releaseMilestone: ({ actor, params, body }) => releaseMilestone(house, actor, { ...params, ...body }),
    disputeEscrow: ({ actor, params, body }) => claimDeed(house, actor, { ...params, ...body }, 'dispute'),
    answerEscrow: ({ actor, params, body }) => claimDeed(house, actor, { ...params, ...body }, 'answer'),
    concedeEscrow: ({ actor, params, body }) => claimDeed(house, actor, { ...params, ...body }, 'give in'),
    decideEscrow: ({ actor, params, body }) => claimDeed(house, actor, { ...params, ...body }, 'decide'),
    listEscrowClaims: () => listEscrowClaims(house),
  };
}
