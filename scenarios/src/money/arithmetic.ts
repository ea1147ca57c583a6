import { advanceOf } from '@stint/core/advance';
import { partsOf } from '@stint/core/apportion';
import { shareOfInvoice } from '@stint/core/dispute';
import { sharesOfLines, shareToHold } from '@stint/core/dispute-shares';
import { invoiceOf } from '@stint/core/invoice';
import { formatMoney, parseMoney, payFor, shareOf, splitByWeight, upTo } from '@stint/core/money';
import { creditOf, taxedBy } from '@stint/core/tax';
import { readPayout, readRate } from '@stint/server/operations/money/read-sum';
import { fromStripe, toStripe } from '@stint/server/outside/payments/stripe-amounts';

/** Everything that reckons with money, in one hand: so that one of it can be put wrong, and must be found. */
export const ARITHMETIC = {
  payFor,
  shareOf,
  splitByWeight,
  upTo,
  parseMoney,
  formatMoney,
  readRate,
  readPayout,
  toStripe,
  fromStripe,
  invoiceOf,
  shareOfInvoice,
  shareToHold,
  sharesOfLines,
  partsOf,
  taxedBy,
  creditOf,
  advanceOf,
} as const;

export type Arithmetic = { readonly [Name in keyof typeof ARITHMETIC]: (typeof ARITHMETIC)[Name] };
