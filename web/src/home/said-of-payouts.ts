import type { NeedWords, Of } from './need-parts.ts';

export function saidOfPayouts({ facts }: Of<'no-payout-method'>): NeedWords {
  return facts.returned
    ? {
        says: 'your bank sent a payout back.',
        how: 'Nothing more goes to that account. Set a payout method, the same or another.',
        link: 'Set a payout method',
      }
    : {
        says: 'you have no payout method yet.',
        how: 'Money is on its way to you; a method you set is in force three days later.',
        link: 'Set a payout method',
      };
}
