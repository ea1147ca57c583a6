import { type NeedWords, type Of, worth } from './need-parts.ts';

export function saidOfAgreement(
  need: Of<'offer-waiting' | 'offer-asked' | 'proposals-unread' | 'feedback'>,
): NeedWords {
  switch (need.kind) {
    case 'offer-waiting': {
      const price = `${worth(need)} ${need.facts.kind === 'hourly' ? 'an hour' : 'altogether'}`;
      return {
        says:
          need.as === 'agency'
            ? `an offer of ${need.who}, ${price}.`
            : `${need.who} offers you a contract, ${price}.`,
        how: 'Accept, decline or ask for changes; unanswered, it ends by itself.',
        link: 'Read the offer',
      };
    }
    case 'offer-asked':
      return {
        says: `${need.who} asks for changes.`,
        how: 'Until you change it, the offer as it stands can be accepted.',
        link: 'Read what is asked',
      };
    case 'proposals-unread': {
      const { count } = need.facts;
      return {
        says: `${count === 1 ? 'a proposal is' : `${count} proposals are`} not opened.`,
        how: 'Shortlist it, decline it, or make an offer; nothing is agreed before one is accepted.',
        link: count === 1 ? 'Read the proposal' : 'Read the proposals',
      };
    }
    default:
      return {
        says: `say how it was to work with ${need.who}.`,
        how: 'It is shown when both have written, or when the fourteen days are over.',
        link: 'Give feedback',
      };
  }
}
