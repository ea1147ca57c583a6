import { toInstant } from '@stint/wire/letters';
import { bothClocks, hours } from '../time/spoken.ts';
import { type NeedWords, type Of, span, type When, worth } from './need-parts.ts';

export function saidOfMoney(
  need: Of<
    'charge-declined' | 'payment-unverified' | 'payout' | 'bonus-asked' | 'invoice-open' | 'late-time'
  >,
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
    default:
      return saidOfPayments(need);
  }
}

/** What a client may pay beside the weeks, or be asked to (D4). */
function saidOfPayments(need: Of<'bonus-asked' | 'invoice-open' | 'late-time'>): NeedWords {
  switch (need.kind) {
    case 'invoice-open':
      return {
        says: `an invoice of ${worth(need)} for “${need.facts.says}” waits to be paid.`,
        how: 'Without escrow nothing was put aside for it.',
        link: 'See and pay',
      };
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
