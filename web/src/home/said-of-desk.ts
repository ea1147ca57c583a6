import { toInstant } from '@stint/wire/letters';
import { bothClocks } from '../time/spoken.ts';
import type { NeedWords, Of, When } from './need-parts.ts';

/** What waits for an operator's own decision. */
export function saidOfDesk(
  need: Of<'disputes-to-decide' | 'claims-to-decide' | 'payouts-to-approve' | 'payouts-to-send'>,
  { mine }: When,
): NeedWords {
  switch (need.kind) {
    case 'disputes-to-decide': {
      const { count } = need.facts;
      return {
        says: `${count === 1 ? 'A dispute is' : `${count} disputes are`} contested and decided soon.`,
        how: 'The verdict of each segment decides by itself; until then you can overrule one, with a reason that both sides read (D2).',
        link: 'See the disputes',
      };
    }
    case 'claims-to-decide': {
      const { count, since } = need.facts;
      return {
        says: `${count === 1 ? 'A claim' : `${count} claims`} on money in escrow ${count === 1 ? 'waits' : 'wait'} for your decision.`,
        how: `Both sides were heard, the first since ${bothClocks(toInstant(since), mine)}. Nothing moves until you say how much is released, and why.`,
        link: 'Read and decide',
      };
    }
    case 'payouts-to-approve': {
      const { count } = need.facts;
      return {
        says: `${count === 1 ? 'A large payout or file waits' : `${count} large payouts or files wait`} for you.`,
        how: 'Two different operators look at each; until then nothing of it is sent.',
        link: 'Look at it',
      };
    }
    default: {
      const { count } = need.facts;
      return {
        says: `${count === 1 ? 'A file of payouts waits' : `${count} files of payouts wait`} to be made or sent.`,
        how: 'People wait for this money: make the file, give it to your bank, and mark it as sent.',
        link: 'See the payouts',
      };
    }
  }
}
