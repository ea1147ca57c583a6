import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import type { BookedPayment } from '@stint/core/payment-bookings';
import type { IssuedInvoice } from './money.ts';

/** What is to be charged now, and the card to charge. */
export interface Attempt {
  readonly title: string;
  /** What is to be charged: all of it but what was refunded before. */
  readonly amount: Minor;
  /** 1 for the first. */
  readonly attempt: number;
  /** On each day, of D5, or round of a payment, every card is tried once; from 1 on. 0: it was paid by hand before the first. */
  readonly day: number;
  /** Who pressed "Pay"; null: the clock. */
  readonly by: string | null;
  readonly paymentMethod: string;
  readonly processorRef: string;
  /** Its card was taken out: nobody may be asked for it any more. */
  readonly cardRemoved: boolean;
}

/** An invoice to be charged now. */
export interface OwedInvoice extends IssuedInvoice, Attempt {
  readonly of: 'week';
}

/** A payment to be charged now, which a client makes once. */
export interface OwedPayment extends Attempt {
  readonly of: 'payment';
  readonly booked: BookedPayment;
}

/** An attempt whose answer is not known. */
export type AskedCharge<Owed = OwedInvoice | OwedPayment> = Owed & { readonly id: string };

/** What came of an attempt. */
export interface ChargeAnswer {
  readonly state: 'succeeded' | 'declined';
  readonly at: Instant;
  readonly declineCode: string | null;
}
