import type { House } from '../house.ts';
import { changeStanding } from '../operations/contracts/change-standing.ts';
import { createContract } from '../operations/contracts/create-contract.ts';
import { listContracts, readContract } from '../operations/contracts/list-contracts.ts';
import { readConsequences } from '../operations/contracts/read-consequences.ts';
import { readTimeline } from '../operations/contracts/read-timeline.ts';
import { setLimit } from '../operations/contracts/set-limit.ts';
import { setManualTime } from '../operations/contracts/set-manual-time.ts';
import { setRate } from '../operations/contracts/set-rate.ts';
import type { Answers } from './answers.ts';

type ContractAnswers = Pick<
  Answers,
  | 'listContracts'
  | 'readContract'
  | 'createContract'
  | 'readTimeline'
  | 'readConsequences'
  | 'setRate'
  | 'setLimit'
  | 'setManualTime'
  | 'pauseContract'
  | 'resumeContract'
  | 'endContract'
>;

export function contractAnswers(house: House): ContractAnswers {
  return {
    listContracts: ({ actor, query }) => listContracts(house, actor, query),
    readContract: ({ actor, params }) => readContract(house, actor, params),
    createContract: ({ actor, body }) => createContract(house, actor, body),
    readTimeline: ({ actor, params, query }) => readTimeline(house, actor, { ...params, ...query }),
    readConsequences: ({ actor, params, query, at, wall }) =>
      readConsequences(house, actor, { ...params, ...query }, { at, wall }),
    setRate: ({ actor, params, body }) => setRate(house, actor, { ...params, ...body }),
    setLimit: ({ actor, params, body }) => setLimit(house, actor, { ...params, ...body }),
    setManualTime: ({ actor, params, body }) => setManualTime(house, actor, { ...params, ...body }),
    pauseContract: ({ actor, params }) => changeStanding(house, actor, { ...params, what: 'paused' }),
    resumeContract: ({ actor, params }) => changeStanding(house, actor, { ...params, what: 'resumed' }),
    endContract: ({ actor, params }) => changeStanding(house, actor, { ...params, what: 'ended' }),
  };
}
