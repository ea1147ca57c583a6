import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_SECONDS } from '../instant.ts';
import {
  canEditProposal,
  PROPOSAL,
  type ProposalDeed,
  type ProposalState,
  proposalEditableUntil,
} from './proposal.ts';
import { deedsIn, stateAfter } from './table.ts';

const T = 1_800_000_000;
const STATES = Object.keys(PROPOSAL) as ProposalState[];
const ENDED: readonly ProposalState[] = ['declined', 'withdrawn', 'hired'];

describe('a proposal', () => {
  it('is edited until its client opens it, six hours at most', () => {
    const unseen = { sentAt: T, viewedAt: null };
    expect(canEditProposal(unseen, T + 6 * HOUR_SECONDS - 1)).toBe(true);
    expect(canEditProposal(unseen, T + 6 * HOUR_SECONDS)).toBe(false);
    expect(canEditProposal({ sentAt: T, viewedAt: T + 1 }, T + 2)).toBe(false);
    expect(proposalEditableUntil(T)).toBe(T + 6 * HOUR_SECONDS);
  });

  it('once opened is never edited again', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(instant, instant, instant, (sentAt, viewedAt, now) => {
        expect(canEditProposal({ sentAt, viewedAt }, now)).toBe(false);
      }),
    );
  });

  it('that has ended stays as it is', () => {
    for (const state of ENDED) expect(deedsIn(PROPOSAL, state)).toEqual([]);
  });

  it('that lives can be declined, withdrawn and hired, wherever its client has put it', () => {
    for (const state of STATES.filter((one) => !ENDED.includes(one))) {
      expect(stateAfter(PROPOSAL, state, 'client: decline')).toBe('declined');
      expect(stateAfter(PROPOSAL, state, 'freelancer: withdraw')).toBe('withdrawn');
      expect(stateAfter(PROPOSAL, state, 'freelancer: accept offer')).toBe('hired');
      expect(stateAfter(PROPOSAL, state, 'client: offer')).toBe(state);
    }
  });

  it('comes to nothing but states of the table, however many deeds are done', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (choices) => {
        let state: ProposalState = 'sent';
        for (const choice of choices) {
          const deeds: readonly ProposalDeed[] = deedsIn(PROPOSAL, state);
          const deed: ProposalDeed | undefined = deeds[choice % Math.max(1, deeds.length)];
          if (deed === undefined) break;
          state = stateAfter(PROPOSAL, state, deed) ?? state;
        }
        expect(STATES).toContain(state);
      }),
    );
  });
});
