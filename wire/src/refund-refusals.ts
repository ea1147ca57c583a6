/** Every code that a refund can refuse with (D3). */
export const REFUND_CODES = [
  'not-invoiced',
  'refund-too-late',
  'more-than-refundable',
  'owes-too-much',
  'refund-not-back',
] as const;

export type RefundCode = (typeof REFUND_CODES)[number];
