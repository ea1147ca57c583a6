/**
 * The house that moves real money. Whoever asks it to move some writes the intention first, asks with the
 * intention's id, and writes the answer down; what was never answered is looked up by that id (TH-M2).
 * Amounts are bigint minor units, currencies ISO 4217 codes in capitals. Ids: letters, digits and `_ - . :`.
 *
 * One id is one attempt: asking again with the same id moves nothing more and gives the same answer, also a
 * decline. A new attempt (D5) has a new id. The processor may forget ids after 24 hours: look up before asking again.
 */
export interface PaymentProcessor {
  /** Whether a card's number may be typed on our pages: the sandbox's test numbers alone. */
  readonly takesNumbers: boolean;
  /**
   * Makes the card known under the organisation; nothing is verified yet. `card` is the processor's token for it;
   * the sandbox takes its test numbers too. Refusals: `card-declined`, `processor-unreachable`.
   */
  addPaymentMethod(ask: { orgId: string; card: string }): Promise<PaymentMethod | ProcessorRefusal>;
  /** Asks the card's bank whether it may be charged without its holder present (P4). May be asked again. */
  verifyPaymentMethod(ask: { orgId: string; processorRef: string }): Promise<Verification>;
  /**
   * A page of the processor's own where somebody leaves a card and, where the bank asks, says yes to it (3-D Secure).
   * `returnTo` is where it leads afterwards; `{session}` in it becomes the page's name. Refusal: `processor-unreachable`.
   */
  openCardPage(ask: {
    orgId: string;
    returnTo: string;
    cancelTo: string;
  }): Promise<CardPage | ProcessorRefusal>;
  /** What came of a card page. */
  readCardPage(session: string): Promise<CardLeft>;
  charge(charge: Charge): Promise<Outcome<'succeeded' | 'declined'>>;
  /** `none`: no charge with this id has reached the processor. */
  findCharge(id: string): Promise<Outcome<'succeeded' | 'declined' | 'none'>>;
  /** Sends money back to the card that paid: never more than is left of the charge. */
  refund(refund: RefundAsk): Promise<Outcome<'succeeded' | 'declined'>>;
  /** `declined` with a `processorRef`: it was made, and the card's bank sent it back. */
  findRefund(ask: Pick<RefundAsk, 'id' | 'chargeRef'>): Promise<Outcome<'succeeded' | 'declined' | 'none'>>;
  /** A charge that a bank has taken back, by the processor's name for that; null: no answer came. */
  findChargeback(id: string): Promise<Chargeback | null>;
  /** Opens the place where a freelancer's money goes; null: no answer came. Once for a freelancer. */
  openAccount(freelancerId: string): Promise<string | null>;
  /** To the freelancer's account at the processor. */
  payout(payout: Payout): Promise<Outcome<'paid' | 'declined'>>;
  findPayout(id: string): Promise<Outcome<'paid' | 'declined' | 'none'>>;
  /** All that the processor's balance did from one instant (whole seconds) up to another; null: no answer came. */
  movements(span: { from: number; to: number }): Promise<readonly Movement[] | null>;
  /** What the processor holds, by currency; null: no answer came. */
  balance(): Promise<ReadonlyMap<string, bigint> | null>;
  /** What has happened since, the oldest first, also where no webhook came; null: no answer came. */
  eventsSince(instant: number): Promise<readonly ProcessorEvent[] | null>;
  /** Has the processor send its events to `url`. Answers the secret that they are signed with; null: no answer came. */
  openWebhook(url: string): Promise<string | null>;
  /** The event of a letter that the processor signed with this secret within five minutes; null: it did not. */
  readWebhook(ask: { body: Buffer; signature: string; secret: string; now: number }): ProcessorEvent | null;
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

export interface CardPage {
  readonly session: string;
  readonly url: string;
}

/** `open`: nothing yet, or the bank still asks. */
export type CardLeft =
  | { readonly status: 'open' | 'unknown' }
  | { readonly status: 'left'; readonly orgId: string; readonly method: PaymentMethod }
  | { readonly status: 'declined'; readonly declineCode: string };

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

export interface RefundAsk {
  readonly id: string;
  /** The processor's own id of the charge. */
  readonly chargeRef: string;
  readonly amount: bigint;
  readonly currency: string;
}

export interface Chargeback {
  readonly id: string;
  /** The processor's own id of the charge. */
  readonly chargeRef: string;
  readonly amount: bigint;
  readonly currency: string;
  /** What the processor took for it, and what of that it gave back. */
  readonly fee: bigint;
  readonly feeBack: bigint;
  /** The bank's word for why. */
  readonly reason: string;
  /** `asked`: the bank only asks, and no money has moved. */
  readonly status: 'asked' | 'open' | 'won' | 'lost';
}

export interface Payout {
  readonly id: string;
  /** The freelancer's account at the processor. */
  readonly accountRef: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly description: string;
}

interface Moved {
  /** The processor's own id of the charge, refund or payout; null where it was declined before it got one. */
  readonly processorRef: string | null;
  readonly amount: bigint;
  readonly currency: string;
}

interface Outcomes {
  succeeded: Moved & { readonly status: 'succeeded'; readonly processorRef: string };
  paid: Moved & { readonly status: 'paid'; readonly processorRef: string };
  declined: Moved & { readonly status: 'declined'; readonly declineCode: string };
  none: { readonly status: 'none' };
}

/** `unknown`: no answer came, or none that is final. It may or may not have happened: look it up later. */
export type Outcome<Status extends keyof Outcomes> = Outcomes[Status] | { readonly status: 'unknown' };

/** One movement of the processor's balance: above 0 came in, below 0 went out. */
export interface Movement {
  /** The processor's own id of the movement, and of what caused it. */
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly at: number;
  readonly amount: bigint;
  /** What the processor kept of it. */
  readonly fee: bigint;
  readonly currency: string;
}

/** Something happened at the processor. It says what to look at, never what is true of it: that is asked for. */
export interface ProcessorEvent {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  /** The processor's own id of the object that it happened to, and our id of it where it carries one. */
  readonly object: string;
  readonly ourId: string | null;
}
