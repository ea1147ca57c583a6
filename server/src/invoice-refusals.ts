import type { InvoiceCode } from '@stint/wire/invoice-refusals';
import { LIMITS } from '@stint/wire/limits';

/** How the refusals about invoices are told: status, sentence, what would work. */
export const INVOICE_SAID: Readonly<Record<InvoiceCode, readonly [number, string, string | null]>> = {
  'no-such-invoice': [404, 'There is no such invoice in this week.', 'Look at the list of that week.'],
  'not-paid-yet': [409, 'This week is not paid yet, so there is no receipt.', 'Look again when it is.'],
  'particulars-missing': [
    409,
    'An e-invoice cannot do without what was not said when this one was issued.',
    'Write it into the particulars: invoices from then on have it. The PDF needs nothing more.',
  ],
  'no-e-invoice': [
    422,
    'This invoice cannot be written as an e-invoice of EN 16931.',
    'Its PDF says the same.',
  ],
  'bad-logo': [
    422,
    'This file cannot be a logo.',
    `Choose a PNG or a WebP of at most ${LIMITS.logoBytes / 1024} KiB and ${LIMITS.logoSide} pixels a side.`,
  ],
  'bad-tax': [422, 'This tax is none.', 'Write a percentage from 0 to 100.'],
  'tax-not-collected': [
    422,
    'This house charges total and fee, and no tax on top of them yet.',
    'Choose no tax, reverse charge, or a line of your own with 0 %.',
  ],
};
