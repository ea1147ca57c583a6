/** What is said of payout methods and of payouts that came back, in English: the keys and the holes of every other catalogue. */
export const payouts = {
  'payout-method-set': {
    name: 'Your payout method changes',
    title: 'Your payout method changes {at}',
    body: 'From {at} you are paid to the bank account that ends with {account}. Until then all goes as before. If it was not you who changed this: sign in, stop the change under Money, and set a new password at once. This mail cannot be turned off.',
    bodyProcessor:
      'From {at} you are paid by the payment processor. Until then all goes as before. If it was not you who changed this: sign in, stop the change under Money, and set a new password at once. This mail cannot be turned off.',
    button: 'See or stop the change',
  },
  'payout-method-stopped': {
    name: 'A change of payout method is stopped',
    title: 'The change of your payout method is stopped',
    body: 'You are paid as before. If it was not you who asked for the change, set a new password.',
    button: 'See your money',
  },
  'payout-returned': {
    name: 'A bank returns a payout',
    title: 'Your payout of {amount} came back',
    body: 'The bank of the account that ends with {account} returned it. Its reason: {reason}. The money is available again. Nothing more goes to that account until you set a payout method anew.',
    button: 'See your money',
  },
  'payout-declined': {
    name: 'An operator declines a payout',
    title: 'Your payout of {amount} was not let go',
    body: 'Two people look at a sum as large as this, and one declined it. The reason: {reason}. The money is available again.',
    button: 'See your money',
  },
} as const;
