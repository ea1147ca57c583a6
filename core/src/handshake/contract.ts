import type { StateTable } from './table.ts';

/** A contract that has not begun yet is active already: it can be paused and ended (T5). */
export type ContractState = 'active' | 'paused' | 'ended';
export type ContractDeed =
  | 'client: pause'
  | 'freelancer: pause'
  | 'client: resume'
  | 'freelancer: resume'
  | 'client: end'
  | 'freelancer: end';

/** Either side may do each of it; an end is for good. */
export const CONTRACT: StateTable<ContractState, ContractDeed> = {
  active: {
    'client: pause': 'paused',
    'freelancer: pause': 'paused',
    'client: end': 'ended',
    'freelancer: end': 'ended',
  },
  paused: {
    'client: resume': 'active',
    'freelancer: resume': 'active',
    'client: end': 'ended',
    'freelancer: end': 'ended',
  },
  ended: {},
};
