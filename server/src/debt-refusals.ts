import type { DebtCode } from '@stint/wire/debt-refusals';

/** How the refusals about cards, debts and the protection fund are told: status, sentence, what would work. */
export const DEBT_SAID: Readonly<Record<DebtCode, readonly [number, string, string | null]>> = {
  'payment-owed': [
    409,
    'A payment of this client is missing after five days of tries, so its contracts stand still for now (D5).',
    'As soon as it is paid, all of it goes on by itself.',
  ],
  'nothing-owed': [
    409,
    'Nothing of this week is owed: it is paid, or there is no invoice of it.',
    'Look at how it stands now.',
  ],
  'charge-under-way': [
    409,
    'This week is being charged at this moment; asking twice would pay twice.',
    'Wait for the bank’s answer: it comes within a minute or so.',
  ],
  'no-such-card': [409, 'This organisation has no such card, or no longer.', 'Choose one of its cards.'],
  'cards-changed': [
    409,
    'Somebody has added or removed a card meanwhile.',
    'Look at the cards as they are now, and put those in order.',
  ],
  'last-card': [
    409,
    'This is the last card, and contracts are running: their weeks could not be charged, and would fail day by day (D5).',
    'Add another card first, or say that you want to remove it anyway.',
  ],
  'card-needed': [
    409,
    'This is the last card, and something is owed.',
    'Pay what is owed, or add another card first.',
  ],
};
