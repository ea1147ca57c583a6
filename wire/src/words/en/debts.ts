/** What is said of debts and of the protection fund, in English: the keys and the holes that every other catalogue must have too. */
export const debts = {
  'client-suspended': {
    name: 'Contracts pause until a payment arrives',
    title: '{name}: contracts are paused until a payment arrives',
    body: 'A week could not be charged on five days, with any card. Since {at}, {contracts} contracts are paused, and nobody new can be hired; once the open amount is paid, all of it goes on by itself (D5).',
    button: 'See what is owed',
  },
  'client-restored': {
    name: 'A missing payment has arrived',
    title: '{name}: paid, all goes on',
    body: 'The open amount is paid. Since {at}, {contracts} contracts that were paused for it go on; those that somebody paused stay paused (D5).',
    button: 'See what was owed',
  },
  'payment-paused': {
    name: 'A contract waits for a payment',
    title: '{title} is paused until a payment arrives',
    body: 'A payment of {other} has not arrived. Since {at} no time can be tracked on this contract, so that you do not work a minute that nobody pays; it goes on by itself when the payment is there (T5, D5).',
    button: 'See the contract',
  },
  'payment-resumed': {
    name: 'A contract goes on after a payment',
    title: '{title} goes on',
    body: 'The payment of {other} has arrived. Since {at} time can be tracked again (D5).',
    button: 'See the contract',
  },
  'protection-paid': {
    name: 'The protection fund pays you',
    title: '{title}: the fund pays {amount}',
    body: 'The charge for the week of {week} failed, so the protection fund pays you {amount} for time that was protected. It is available from {available}. Another {left} stays owed by the client (D5).',
    bodyWhole:
      'The charge for the week of {week} failed, so the protection fund pays you {amount} for time that was protected. It is available from {available}; nothing of that week is missing (D5).',
    button: 'See the week',
  },
  'protection-short': {
    name: 'The protection fund is too small',
    title: '{title}: {amount} waits for the fund',
    body: 'Of the protected time of the week of {week}, the fund cannot pay {amount} yet. It is paid when the operator fills the fund, or when the client pays (D5).',
    button: 'See the week',
  },
} as const;
