import { debts } from './en/debts.ts';
import { escrow } from './en/escrow.ts';
import { handshake } from './en/handshake.ts';
import { kinds } from './en/kinds.ts';
import { pages } from './en/pages.ts';
import { payments } from './en/payments.ts';
import { payouts } from './en/payouts.ts';
import { refunds } from './en/refunds.ts';
import { review } from './en/review.ts';

export const en = {
  kinds: { ...kinds, ...handshake, ...review, ...debts, ...payments, ...payouts, ...escrow, ...refunds },
  ...pages,
} as const;
