/** Every code that a payment of its own can refuse with (D4). */
export const PAYMENT_CODES = [
  'bad-payment',
  'no-card',
  'ended-too-long-ago',
  'paid-just-now',
  'payment-under-way',
  'payment-over',
  'no-such-payment',
  'escrow-contract',
  'invoiced-too-often',
  'request-changed',
] as const;

export type PaymentCode = (typeof PAYMENT_CODES)[number];
