/** What is said of refunds and chargebacks, in English: the keys and the holes that every other catalogue must have too. */
export const refunds = {
  'refund-made': {
    name: 'Something of a week is given back',
    title: '{title}: {amount} is given back',
    body: '{by} gives {amount} of the week of {week} back to the client’s card, the fees of both sides with it; {net} of it is the freelancer’s part (D3).',
    bodyWhy:
      '{by} gives {amount} of the week of {week} back to the client’s card, the fees of both sides with it; {net} of it is the freelancer’s part (D3). The reason: {says}',
    bodyLess:
      '{by} takes {amount} off the week of {week}, which is not paid yet, the fees of both sides with it; {net} of it is the freelancer’s part (D3).',
    bodyLessWhy:
      '{by} takes {amount} off the week of {week}, which is not paid yet, the fees of both sides with it; {net} of it is the freelancer’s part (D3). The reason: {says}',
    button: 'See the receipt',
  },
  'refund-failed': {
    name: 'A refund did not arrive',
    title: '{title}: {amount} did not reach your card',
    body: 'Your card’s bank did not take the refund of {amount} for the week of {week}. It stays your credit, and the operator of the house can send it again (D3).',
    button: 'See the refund',
  },
  'chargeback-opened': {
    name: 'A bank takes a charge back',
    title: '{title}: the bank takes {amount} back',
    body: 'The client’s bank has taken back the {amount} charged for the week of {week}, and decides about it. Until then the rest of that week’s pay waits; time that is protected is paid by the fund at its normal time (D5).',
    bodyPaid:
      'The client’s bank has taken back the {amount} charged for the week of {week}, and decides about it. The freelancer’s pay was available already and stays so; the client owes it to the house (D5).',
    button: 'See the week',
  },
  'chargeback-won': {
    name: 'A bank gives a charge back',
    title: '{title}: {amount} is paid after all',
    body: 'The bank decided that the charge for the week of {week} stands. All of it goes on (D5).',
    button: 'See the week',
  },
  'chargeback-lost': {
    name: 'A charge is taken back for good',
    title: '{title}: {amount} is owed again',
    body: 'The bank decided that the charge for the week of {week} does not stand. The client owes {amount} again, and its contracts pause until it is paid (D5).',
    button: 'See the week',
  },
  'payment-taken-back-opened': {
    name: 'A bank takes back a one-time payment or a milestone',
    title: '{title}: the bank takes {amount} back',
    body: 'The client’s bank has taken back the {amount} charged for “{says}”, and decides about it. Until then what is not available of it waits, and nothing of it leaves escrow (D5).',
    bodyBare:
      'The client’s bank has taken back the {amount} charged, and decides about it. Until then what is not available of it waits, and nothing of it leaves escrow (D5).',
    button: 'See the contract',
  },
  'payment-taken-back-won': {
    name: 'A bank gives back a one-time payment or a milestone',
    title: '{title}: {amount} is paid after all',
    body: 'The bank decided that the charge of {amount} for “{says}” stands. All of it goes on (D5).',
    bodyBare: 'The bank decided that the charge of {amount} stands. All of it goes on (D5).',
    button: 'See the contract',
  },
  'payment-taken-back-lost': {
    name: 'A one-time payment or a milestone is taken back for good',
    title: '{title}: {amount} is owed again',
    body: 'The bank decided that the charge of {amount} for “{says}” does not stand. What of it was still in escrow is gone from there; the rest the client owes again (D5).',
    bodyBare:
      'The bank decided that the charge of {amount} does not stand. What of it was still in escrow is gone from there; the rest the client owes again (D5).',
    button: 'See the contract',
  },
} as const;
