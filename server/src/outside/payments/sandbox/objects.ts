/** What the sandbox keeps, in the shapes of Stripe's API. Amounts are whole minor units, at most `LARGEST`. */
export type SandboxObject =
  | Account
  | BalanceTransaction
  | CheckoutSession
  | Customer
  | Dispute
  | Event
  | Method
  | PaymentIntent
  | Payout
  | Refund
  | Reversal
  | SetupIntent
  | TestClock
  | Transfer
  | WebhookEndpoint;

/** Stripe takes eight digits. */
export const LARGEST = 99_999_999;

export type Metadata = Record<string, string>;

interface Kept<Kind extends string> {
  readonly id: string;
  readonly object: Kind;
  readonly created: number;
  readonly metadata: Metadata;
}

interface Amounted {
  readonly amount: number;
  readonly currency: string;
}

export type Customer = Kept<'customer'>;

/** A connected account: where a freelancer's money goes. */
export interface Account extends Kept<'account'> {
  readonly type: 'express';
  readonly payouts_enabled: boolean;
}

export interface Method extends Kept<'payment_method'> {
  readonly type: 'card';
  /** The last four digits name the test card: no number is kept. */
  readonly card: { readonly brand: string; readonly last4: string };
  readonly customer: string | null;
}

/** Where the card's holder is sent to say yes to the bank (3-D Secure). */
export interface NextAction {
  readonly type: 'redirect_to_url';
  readonly redirect_to_url: { readonly url: string; readonly return_url: string | null };
}

export interface SetupIntent extends Kept<'setup_intent'> {
  readonly customer: string;
  readonly payment_method: string;
  readonly status: 'succeeded' | 'requires_payment_method' | 'requires_action';
  readonly next_action: NextAction | null;
  readonly last_setup_error: CardError | null;
}

export interface PaymentIntent extends Kept<'payment_intent'>, Amounted {
  readonly customer: string;
  readonly payment_method: string;
  readonly description: string;
  readonly capture_method: 'automatic' | 'manual';
  readonly amount_received: number;
  readonly latest_charge: string | null;
  readonly status: 'succeeded' | 'requires_payment_method' | 'requires_capture' | 'canceled';
  readonly last_payment_error: CardError | null;
}

export interface Refund extends Kept<'refund'>, Amounted {
  readonly payment_intent: string;
  readonly status: 'succeeded' | 'failed';
  readonly failure_reason?: string;
}

/** A chargeback: the card's holder went to the bank. */
export interface Dispute extends Kept<'dispute'>, Amounted {
  readonly payment_intent: string;
  readonly reason: 'fraudulent' | 'general';
  readonly status: 'needs_response' | 'lost' | 'won';
}

export interface Transfer extends Kept<'transfer'>, Amounted {
  readonly destination: string;
  readonly description: string;
  readonly transfer_group: string | null;
  readonly amount_reversed: number;
}

export interface Reversal extends Kept<'transfer_reversal'>, Amounted {
  readonly transfer: string;
}

/** From the balance to a bank. */
export interface Payout extends Kept<'payout'>, Amounted {
  readonly description: string;
  readonly status: 'pending' | 'paid' | 'failed';
  readonly failure_code: string | null;
  readonly arrival_date: number;
}

/** One movement of the balance; `net` is `amount` less `fee`; the sandbox takes one for a chargeback alone, where a test says so. */
export interface BalanceTransaction extends Kept<'balance_transaction'>, Amounted {
  readonly fee: number;
  readonly net: number;
  readonly source: string;
  readonly type:
    | 'adjustment'
    | 'charge'
    | 'payout'
    | 'payout_failure'
    | 'refund'
    | 'refund_failure'
    | 'transfer'
    | 'transfer_refund';
}

/** A page of the processor's own, where somebody leaves a card. */
export interface CheckoutSession extends Kept<'checkout.session'> {
  readonly mode: 'setup';
  readonly customer: string;
  readonly setup_intent: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly success_url: string;
  readonly cancel_url: string | null;
  readonly url: string;
}

export interface TestClock extends Kept<'test_helpers.test_clock'> {
  readonly frozen_time: number;
  readonly status: 'ready';
}

export interface WebhookEndpoint extends Kept<'webhook_endpoint'> {
  readonly url: string;
  readonly secret: string;
  readonly status: 'enabled';
  readonly enabled_events: readonly string[];
}

export interface Event extends Kept<'event'> {
  readonly type: string;
  readonly api_version: string;
  readonly livemode: false;
  readonly data: { readonly object: SandboxObject };
}

export interface CardError {
  readonly type: 'card_error';
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
}

/** An answer of the sandbox and what it wrote down for it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly puts: readonly SandboxObject[];
}
