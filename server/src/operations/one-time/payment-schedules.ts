import { schedule } from '../../schedule.ts';
import { paymentsToRelease } from '../../store/payments.ts';
import { releasePayment } from './release-payment.ts';

/** What the clock does for one-time payments. */
export const PAYMENTS = [
  schedule(
    'release payments',
    'a one-time payment was paid five days ago (D4)',
    paymentsToRelease,
    releasePayment,
  ),
] as const;
