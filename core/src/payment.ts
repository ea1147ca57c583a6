import { DAY_SECONDS, type Instant } from './instant.ts';
import { type Fees, type Sums, sumsOf } from './invoice.ts';
import type { Minor } from './money.ts';

/** What a client pays once: of its own choice (D4), or a milestone of a contract without escrow that it was invoiced. */
export type PaymentKind = 'bonus' | 'expenses' | 'milestone';

/** D4: as long after its contract's end it can be made. */
export const PAYABLE_SECONDS = 365 * DAY_SECONDS;

/** D4: as long it is held once it is paid. */
export const PAYMENT_HOLD_SECONDS = 5 * DAY_SECONDS;

/** D4: a bonus or expenses can be paid up to 365 days after the end. `endedAt` null: it has not ended. */
export function isPayable(endedAt: Instant | null, now: Instant): boolean {
  return endedAt === null || now < endedAt + PAYABLE_SECONDS;
}

/** D4: the contract's fees of both sides apply to each of the three kinds, each rounded once (B4). */
export function paymentSums(fees: Fees, total: Minor): Sums {
  return sumsOf(fees, total);
}
