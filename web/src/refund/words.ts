import type { Chargeback, WeekRefunds } from '@stint/wire/refunds';

/** Where the freelancer's part is taken from. */
export const FROM_WORDS: Readonly<Record<WeekRefunds['place'], string>> = {
  'in-review': 'from what is in review of this week',
  pending: 'from what is in the security hold of this week',
  available: 'from what is available',
};

/** What a bank did, as both sides and an operator read it. */
export function chargebackWords({ state, place }: Chargeback): string {
  if (state === 'won') return 'The bank gave it back: all of it went on.';
  const pay =
    place === 'available'
      ? 'The freelancer’s pay was available already and stays so.'
      : 'Pay that was not available waits; protected time is paid by the fund at its normal time.';
  return state === 'open'
    ? `The bank decides about it. ${pay} The client owes it meanwhile, and is not asked for it (D5).`
    : `The bank decided for its holder: the client owes it again, and its contracts pause until it is paid. ${pay} (D5)`;
}
