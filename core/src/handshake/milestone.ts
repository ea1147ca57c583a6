import type { StateTable } from './table.ts';

/** `proposed-by-…`: waits for the other side's word. Money moves only once it is funded, which is not here. */
export type MilestoneState =
  | 'proposed-by-client'
  | 'proposed-by-freelancer'
  | 'agreed'
  | 'change-by-client'
  | 'change-by-freelancer'
  | 'submitted'
  | 'dropped';
export type MilestoneDeed =
  | 'client: agree'
  | 'freelancer: agree'
  | 'client: change'
  | 'freelancer: change'
  | 'client: drop'
  | 'freelancer: drop'
  | 'freelancer: submit'
  | 'client: ask for changes';

/** A change of what was agreed needs the other side's word; until then the agreed one stands and can be submitted. */
export const MILESTONE: StateTable<MilestoneState, MilestoneDeed> = {
  'proposed-by-client': {
    'freelancer: agree': 'agreed',
    'client: change': 'proposed-by-client',
    'freelancer: change': 'proposed-by-freelancer',
    'client: drop': 'dropped',
    'freelancer: drop': 'dropped',
  },
  'proposed-by-freelancer': {
    'client: agree': 'agreed',
    'freelancer: change': 'proposed-by-freelancer',
    'client: change': 'proposed-by-client',
    'client: drop': 'dropped',
    'freelancer: drop': 'dropped',
  },
  agreed: {
    'client: change': 'change-by-client',
    'freelancer: change': 'change-by-freelancer',
    'freelancer: submit': 'submitted',
  },
  'change-by-client': {
    'freelancer: agree': 'agreed',
    'client: change': 'change-by-client',
    'client: drop': 'agreed',
    'freelancer: drop': 'agreed',
    'freelancer: submit': 'submitted',
  },
  'change-by-freelancer': {
    'client: agree': 'agreed',
    'freelancer: change': 'change-by-freelancer',
    'client: drop': 'agreed',
    'freelancer: drop': 'agreed',
    'freelancer: submit': 'submitted',
  },
  submitted: { 'client: ask for changes': 'agreed' },
  dropped: {},
};
