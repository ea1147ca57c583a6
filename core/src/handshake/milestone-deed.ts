import { MILESTONE, type MilestoneSide, type MilestoneState } from './milestone.ts';
import { stateAfter } from './table.ts';

/** What a milestone is, whatever its content is made of. */
export interface Agreed<Content> {
  readonly state: MilestoneState;
  /** What it is: what was agreed, or is proposed. */
  readonly content: Content;
  /** What a change that waits for a word would make of it. */
  readonly wanted: Content | null;
}

export type MilestoneAct<Content> =
  | { readonly deed: 'change'; readonly to: Content }
  | { readonly deed: 'agree' | 'drop' | 'submit' | 'ask for changes' };

/**
 * A milestone after a side's deed; null where the table does not allow it. A change of what is only proposed takes its
 * place; a change of what was agreed waits beside it, becomes it by the other side's word, and falls away with anything else.
 */
export function milestoneAfter<Content>(
  before: Agreed<Content>,
  side: MilestoneSide,
  act: MilestoneAct<Content>,
): Agreed<Content> | null {
  // Not every side has every deed: the table is asked by the name all the same, and knows none of the others.
  const state = stateAfter(MILESTONE, before.state, `${side}: ${act.deed}` as 'client: agree');
  if (state === null) return null;
  const { content, wanted } = before;
  if (act.deed === 'agree') return { state, content: wanted ?? content, wanted: null };
  if (act.deed !== 'change') return { state, content, wanted: null };
  const isProposal = state === 'proposed-by-client' || state === 'proposed-by-freelancer';
  return isProposal ? { state, content: act.to, wanted: null } : { state, content, wanted: act.to };
}
