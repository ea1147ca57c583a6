import { debts } from './ar/debts.ts';
import { escrow } from './ar/escrow.ts';
import { handshake } from './ar/handshake.ts';
import { kinds } from './ar/kinds.ts';
import { pages } from './ar/pages.ts';
import { payments } from './ar/payments.ts';
import { payouts } from './ar/payouts.ts';
import { refunds } from './ar/refunds.ts';
import { review } from './ar/review.ts';
import type { Catalogue } from './catalogue.ts';

export const ar = {
  kinds: { ...kinds, ...handshake, ...review, ...debts, ...payments, ...payouts, ...escrow, ...refunds },
  ...pages,
} satisfies Catalogue;
