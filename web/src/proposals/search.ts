import { ProposalState } from '@stint/wire/proposals';

/** Which of the reader's proposals are shown; missing: all. */
export function readProposalSearch({ state }: Record<string, unknown>): { state?: ProposalState } {
  const known = ProposalState.safeParse(state);
  return known.success ? { state: known.data } : {};
}
