/** What is said of one-time payments, in English: the keys and the holes that every other catalogue must have too. */
export const payments = {
  'payment-made': {
    name: 'You are paid once',
    bonus: '{title}: {other} paid you a bonus of {net}',
    expenses: '{title}: {other} paid your expenses, {net}',
    milestone: '{title}: {other} paid your invoice, {net}',
    body: '“{says}”. This is your part, after the fee. It is available from {available}, and is never protected (D4).',
    bodyPlain:
      'This is your part, after the fee. It is available from {available}, and is never protected (D4).',
    button: 'See the payment',
  },
  'payment-charged': {
    name: 'A one-time payment went through',
    bonus: '{title}: the bonus for {other} is paid',
    expenses: '{title}: the expenses of {other} are paid',
    milestone: '{title}: the invoice of {other} is paid',
    body: '{total}, fees included, was charged to your card. The receipt and the invoices are beside it.',
    button: 'See the payment',
  },
  'payment-declined': {
    name: 'A one-time payment did not go through',
    bonus: '{title}: the bonus for {other} was not paid',
    expenses: '{title}: the expenses of {other} were not paid',
    milestone: '{title}: the invoice of {other} was not paid',
    body: 'None of your cards could be charged with {total}, so no money moved. Add another card or ask your bank, then pay again.',
    button: 'See why',
  },
  'payment-invoiced': {
    name: 'An invoice for a milestone',
    title: '{title}: {other} sends an invoice, {total}',
    body: 'For {says}, fees included. You both work without escrow: nothing was put aside, and nothing is protected. It waits for you to pay it.',
    button: 'See the invoice',
  },
  'payment-withdrawn': {
    name: 'An invoice is withdrawn',
    title: '{title}: {other} takes back an invoice, {total}',
    body: 'It was for {says}. Nothing is owed for it any more; a credit note stands beside it.',
    button: 'See the invoice',
  },
  'payment-available': {
    name: 'A one-time payment is available',
    title: '{net} is available',
    body: 'The hold of a one-time payment on {title} is over (D4).',
    button: 'See your money',
  },
} as const;
