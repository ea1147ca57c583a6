import type { Contract } from '@stint/wire/contracts';
import type { Person } from '@stint/wire/people';
import { useQueries } from '@tanstack/react-query';
import type { Need } from '../home/needs.ts';
import { useNow } from '../time/house-clock.ts';
import { mine } from '../time/zone-choice.ts';
import { sideOf } from './context.ts';
import { yourSteps } from './next-steps.ts';
import { feedbackOf, milestonesOf } from './queries.ts';

/** The milestones and the feedback of somebody's contracts that wait for them. */
export function useContractNeeds(contracts: readonly Contract[], person: Person): Need[] {
  const now = useNow();
  const fixed = contracts.filter(({ kind, endedAt }) => kind === 'fixed' && endedAt === null);
  const ended = contracts.filter(({ endedAt }) => endedAt !== null);
  const milestones = useQueries({ queries: fixed.map(({ id }) => milestonesOf(id)) });
  const feedback = useQueries({ queries: ended.map(({ id }) => feedbackOf(id)) });
  const needsOf = (contract: Contract, known: Partial<Parameters<typeof yourSteps>[0]>): Need[] =>
    yourSteps(
      { contract, side: sideOf(contract, person), milestones: null, feedback: null, ...known },
      now,
      mine,
    ).map(({ says, until }) => ({
      key: `step ${contract.id} ${says}`,
      says: `${contract.title}: ${says.charAt(0).toLowerCase()}${says.slice(1).replace(/\.$/, '')}.`,
      otherwise: until === null ? '' : `${until.charAt(0).toUpperCase()}${until.slice(1)}.`,
      until: null,
      contract: contract.id,
      week: null,
    }));
  return [
    ...fixed.flatMap((one, n) => needsOf(one, { milestones: milestones[n]?.data ?? null })),
    ...ended.flatMap((one, n) => needsOf(one, { feedback: feedback[n]?.data ?? null })),
  ];
}
