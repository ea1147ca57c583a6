const PAYOUT = '00000000-0000-4000-8000-00000000000c';

/** Well-formed bodies of the deeds about payouts. */
export const PAYOUT_BODIES = {
  setPayoutMethod: () => ({ id: PAYOUT, password: 'wrong' }),
  setPayoutPlan: () => ({ schedule: 'by-hand', minimum: '10.00' }),
  setPayoutLimits: () => ({ least: '1.00', most: '1000.00', twoAbove: '10000.00' }),
  setHouseAccount: () => ({
    password: 'wrong',
    holder: 'Stint House',
    account: { iban: 'DE89370400440532013000' },
  }),
  declinePayout: () => ({ reason: 'The account is not theirs.' }),
  makeBankFile: () => ({ id: PAYOUT, currency: 'USD' }),
  declineBankFile: () => ({ reason: 'The sums are not as agreed.' }),
  answerPayout: () => ({ outcome: 'executed' }),
} as const;
