import { type MilestoneSide, milestoneDeeds, milestoneTurn } from '@stint/core/handshake/milestone';
import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { Milestone as MilestoneLetter } from '@stint/wire/milestones';
import type { KeptMilestone, KeptStep, MilestoneContent } from '../../store/milestones.ts';
import { refuseDeed, type Visible } from '../contracts/visible.ts';
import { type MoneySeen, moneyLetter } from '../escrow/money-letter.ts';

/** A milestone as its viewer sees it, with what that side may do now. */
export function milestoneLetter(
  visible: Visible,
  milestone: KeptMilestone,
  steps: readonly KeptStep[],
  money: MoneySeen,
): MilestoneLetter {
  const { currency } = visible.contract;
  const { id, n, state, wanted, version, termsVersion } = milestone;
  const side = doingSide(visible);
  return {
    id,
    n,
    ...contentLetter(milestone, currency),
    state,
    wanted: wanted && contentLetter(wanted, currency),
    version,
    termsVersion: termsVersion + 1,
    turn: visible.contract.endedAt === null ? milestoneTurn(state) : null,
    may: side === null ? [] : (milestoneDeeds(state, side) as MilestoneLetter['may']),
    money: moneyLetter(visible, milestone, money),
    steps: steps
      .filter((step) => step.milestone === id)
      .map(({ at, by, byName, deed, word, title, amount, dueDay }) => ({
        at: formatInstant(at),
        by: { id: by, name: byName },
        deed,
        says: word,
        title,
        amount: formatMoney(amount, currency),
        dueDay,
      })),
  };
}

/** Which side's deeds the viewer may do; null for who only looks on, and after the contract's end. */
export function doingSide(visible: Visible): MilestoneSide | null {
  if (visible.contract.endedAt !== null || refuseDeed(visible, 'change-terms')) return null;
  return visible.side === 'freelancer' ? 'freelancer' : 'client';
}

function contentLetter({ title, says, amount, dueDay }: MilestoneContent, currency: string) {
  return { title, says, amount: formatMoney(amount, currency), dueDay };
}
