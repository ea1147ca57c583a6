import { toInstant } from '@stint/wire/letters';
import { bothClocks, hours } from '../time/spoken.ts';
import { type NeedWords, type Of, span, type When, worth } from './need-parts.ts';

export function saidOfMoney(
  need: Of<'charge-declined' | 'payment-unverified' | 'payout' | 'bonus-asked' | 'late-time'>,
  { mine }: When,
): NeedWords {
  switch (need.kind) {
    case 'charge-declined': {
      const { week, retryAt } = need.facts;
      if (need.as === 'freelancer') {
        return {
          says: `the charge for ${span(week)} was declined.`,
          how: `${need.who} was told, and it is tried again each day (D5). You need not do anything.`,
          link: 'See the week',
        };
      }
      return {
        says: `your card was declined for ${span(week)}, ${worth(need)}.`,
        how:
          retryAt === null
            ? 'It was tried on five days (D5). Contracts stand still until it is paid.'
            : `It is tried again ${bothClocks(toInstant(retryAt), mine)} (D5); add a payment method that works.`,
        link: 'See and pay',
      };
    }
    case 'payment-unverified':
      return {
        says: 'no payment method of yours is verified.',
        how: 'Until one is, none of the time is protected (P4).',
        link: 'Add a payment method',
      };
    case 'payout':
      return { says: `${worth(need)} are available.`, how: 'They are yours to pay out.', link: 'Pay out' };
    case 'bonus-asked': {
      const { week, seconds } = need.facts;
      return {
        says: `${need.who} asks for a bonus of ${worth(need)}.`,
        how: `For ${hours(seconds)} that came after ${span(week)} had locked (T6). It is your own choice; you may decline with an answer.`,
        link: 'Answer',
      };
    }
    default:
      return {
        says: `${hours(need.facts.seconds)} came after ${span(need.facts.week)} had locked and count 0.`,
        how: `You may ask ${need.who} for a bonus (T6, D4).`,
        link: 'Ask for a bonus',
      };
  }
}
