import type { Catalogue } from './catalogue.ts';
import { debts } from './ja/debts.ts';
import { escrow } from './ja/escrow.ts';
import { handshake } from './ja/handshake.ts';
import { kinds } from './ja/kinds.ts';
import { pages } from './ja/pages.ts';
import { payments } from './ja/payments.ts';
import { payouts } from './ja/payouts.ts';
import { refunds } from './ja/refunds.ts';
import { review } from './ja/review.ts';

export const ja = {
  kinds: { ...kinds, ...handshake, ...review, ...debts, ...payments, ...payouts, ...escrow, ...refunds },
  ...pages,
} satisfies Catalogue;
