/** Every code that a deed about cards, debts and the protection fund can refuse with. */
export const DEBT_CODES = [
  'payment-owed',
  'nothing-owed',
  'charge-under-way',
  'no-such-card',
  'cards-changed',
  'last-card',
  'card-needed',
] as const;

export type DebtCode = (typeof DEBT_CODES)[number];
