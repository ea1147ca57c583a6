import { toInstant } from '@stint/wire/letters';
import { moneyText } from '../money/amount.ts';
import { bothClocks, dayName } from '../time/spoken.ts';
import type { NeedWords, Of, When } from './need-parts.ts';
import { worth } from './need-parts.ts';

const MILESTONES = {
  agree: ['waits for your word', 'Agree, change or drop it.', 'Answer'],
  'agree-change': ['is to change, if you agree', 'Until then it stands as agreed.', 'Answer'],
  fund: [
    'waits for its money',
    'Put it into escrow, and the work can begin; your fee comes on top.',
    'Fund it',
  ],
  do: ['is yours to do', 'Submit it when it is done.', 'See the milestone'],
  look: ['is submitted', 'Look at it; you may ask for changes.', 'Look at the work'],
} as const;

export function saidOfMilestone({ facts, stake, until }: Of<'milestone'>, { mine }: When): NeedWords {
  const [plain, how, link] = MILESTONES[facts.what];
  const isReady = facts.what === 'do' && facts.funded === true;
  const says = isReady ? 'is funded and yours to do' : plain;
  const due = facts.dueDay === null ? '' : ` It is due ${dayName(facts.dueDay)}.`;
  const price = stake ? `, ${moneyText(stake.amount, stake.currency)}` : '';
  const more =
    facts.what === 'look' && until !== null
      ? ` Unanswered, it is released by itself ${bothClocks(toInstant(until), mine)}.`
      : due;
  return { says: `milestone ${facts.n} “${facts.name}” ${says}${price}.`, how: `${how}${more}`, link };
}

export function saidOfClaim(need: Of<'escrow-claim'>, { mine }: When): NeedWords {
  const by = need.until === null ? '' : ` by ${bothClocks(toInstant(need.until), mine)}`;
  if (need.as === 'client')
    return {
      says: `${need.who} disputes that ${worth(need)} in escrow goes back to you.`,
      how: `Answer${by}, and an operator decides; silence releases it to them.`,
      link: 'Answer the dispute',
    };
  return {
    says: `${worth(need)} in escrow is to go back to ${need.who}.`,
    how: `You may dispute it${by}; silence lets it go back.`,
    link: 'Dispute it or let it go',
  };
}
