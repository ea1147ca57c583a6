/**
 * The house that moves real money. Whoever asks it to move some writes the intention first, asks with the
 * intention's id, and writes the answer down; what was never answered is looked up by that id (TH-M2).
 * Amounts are bigint minor units, currencies ISO 4217 codes in capitals. Ids: letters, digits and `_ - . :`.
 *
 * One id is one attempt: asking again with the same id moves nothing more and gives the same answer, also a
 * decline. A new attempt (D5) has a new id. The processor may forget ids after 24 hours: look up before asking again.
 */
export interface PaymentProcessor {
  /**
   * Makes the card known under the organisation; nothing is verified yet. `card` is the processor's token for it;
   * the sandbox takes its test numbers too. Refusals: `card-declined`, `processor-unreachable`.
   */
  addPaymentMethod(ask: { orgId: string; card: string }): Promise<PaymentMethod | ProcessorRefusal>;
  /** Asks the card's bank whether it may be charged without its holder present (P4). May be asked again. */
  verifyPaymentMethod(ask: { orgId: string; processorRef: string }): Promise<Verification>;
  charge(charge: Charge): Promise<Outcome<'succeeded' | 'declined'>>;
  /** `none`: no charge with this id has reached the processor. */
  findCharge(id: string): Promise<Outcome<'succeeded' | 'declined' | 'none'>>;
  payout(payout: Payout): Promise<Outcome<'paid' | 'declined'>>;
  findPayout(id: string): Promise<Outcome<'paid' | 'declined' | 'none'>>;
}

export type ProcessorRefusalCode = 'card-declined' | 'processor-unreachable';

export interface ProcessorRefusal {
  readonly refused: ProcessorRefusalCode;
  /** The bank's word for why, such as `insufficient_funds`. */
  readonly declineCode?: string;
}

export interface PaymentMethod {
  /** The processor's name for it: keep it whole and read nothing from it. */
  readonly processorRef: string;
  readonly brand: string;
  readonly last4: string;
}

export type Verification =
  | { readonly status: 'verified' }
  | { readonly status: 'declined'; readonly declineCode: string }
  | { readonly status: 'unknown' };

export interface Charge {
  readonly id: string;
  readonly orgId: string;
  /** Of the payment method. */
  readonly processorRef: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly description: string;
}

export interface Payout {
  readonly id: string;
  readonly freelancerId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly description: string;
}

interface Moved {
  /** The processor's own id of the charge or payout. */
  readonly processorRef: string;
  readonly amount: bigint;
  readonly currency: string;
}

interface Outcomes {
  succeeded: Moved & { readonly status: 'succeeded' };
  paid: Moved & { readonly status: 'paid' };
  declined: Moved & { readonly status: 'declined'; readonly declineCode: string };
  none: { readonly status: 'none' };
}

/** `unknown`: no answer came, or none that is final. It may or may not have happened: look it up later. */
export type Outcome<Status extends keyof Outcomes> = Outcomes[Status] | { readonly status: 'unknown' };
