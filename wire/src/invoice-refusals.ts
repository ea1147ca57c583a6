/** Every code that a deed about invoices can refuse with. */
export const INVOICE_CODES = [
  'no-such-invoice',
  'not-paid-yet',
  'particulars-missing',
  'no-e-invoice',
  'bad-logo',
  'bad-tax',
  'tax-not-collected',
] as const;

export type InvoiceCode = (typeof INVOICE_CODES)[number];
