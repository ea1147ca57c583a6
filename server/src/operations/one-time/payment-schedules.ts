import { asking, schedule } from '../../schedule.ts';
import { paymentsAsked } from '../../store/payment-charges.ts';
import { paymentsToRelease } from '../../store/payments-due.ts';
import { settleCharge } from '../money/charge-card.ts';
import { releasePayment } from './release-payment.ts';

/** What the clock does for one-time payments. */
export const PAYMENTS = [
  asking(
    'settle payments',
    'a one-time payment was charged and the answer is not known',
    paymentsAsked,
    settleCharge,
  ),
  schedule(
    'release payments',
    'a one-time payment was paid five days ago (D4)',
    paymentsToRelease,
    releasePayment,
  ),
] as const;
