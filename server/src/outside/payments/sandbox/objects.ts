/** What the sandbox keeps, in the shapes of Stripe's API. Amounts are decimal strings of minor units: exact. */
export type SandboxObject = Customer | Method | SetupIntent | PaymentIntent | Payout;

export type Metadata = Record<string, string>;

export interface Customer {
  readonly id: string;
  readonly object: 'customer';
  readonly created: number;
  readonly metadata: Metadata;
}

export interface Method {
  readonly id: string;
  readonly object: 'payment_method';
  readonly created: number;
  readonly metadata: Metadata;
  readonly type: 'card';
  /** The last four digits name the test card: no number is kept. */
  readonly card: { readonly brand: string; readonly last4: string };
  readonly customer: string | null;
}

export interface SetupIntent {
  readonly id: string;
  readonly object: 'setup_intent';
  readonly created: number;
  readonly metadata: Metadata;
  readonly customer: string;
  readonly payment_method: string;
  readonly status: 'succeeded' | 'requires_payment_method';
  readonly last_setup_error: CardError | null;
}

export interface PaymentIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly created: number;
  readonly metadata: Metadata;
  readonly customer: string;
  readonly payment_method: string;
  readonly amount: string;
  readonly currency: string;
  readonly description: string;
  readonly status: 'succeeded' | 'requires_payment_method';
  readonly last_payment_error: CardError | null;
}

export interface Payout {
  readonly id: string;
  readonly object: 'payout';
  readonly created: number;
  readonly metadata: Metadata;
  readonly amount: string;
  readonly currency: string;
  readonly description: string;
  readonly status: 'paid' | 'failed';
  readonly failure_code: string | null;
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
