import Stripe from 'stripe';

/** What came back; `no-answer` also where the answer leaves open whether it happened. */
export type Answered<T> =
  | { readonly kind: 'done'; readonly body: T }
  | { readonly kind: 'declined'; readonly error: Declined }
  | { readonly kind: 'no-answer' };

export interface Declined {
  readonly declineCode: string;
  readonly intent: Stripe.PaymentIntent | null;
}

export interface Line {
  readonly stripe: Stripe;
  ask<T>(this: void, deed: (stripe: Stripe) => Promise<T>): Promise<Answered<T>>;
}

// The processor is busy with the same key, or with too many: nothing is known yet.
const LATER = new Set([409, 429]);
// Its word for an account that takes no money, where Stripe has no card to decline.
const NO_ACCOUNT = new Set([
  // A refund of what a bank has taken back.
  'charge_disputed',
  'account_closed',
  'account_invalid',
  'balance_insufficient',
  'transfers_not_allowed',
]);

/** A 4xx other than a declined card is our own mistake and thrown: it would be the same the next time. */
export function openLine(stripe: Stripe): Line {
  return {
    stripe,
    async ask(deed) {
      try {
        return { kind: 'done', body: await deed(stripe) };
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        return readError(error);
      }
    },
  };
}

function readError(error: InstanceType<typeof Stripe.errors.StripeError>): Answered<never> {
  const { statusCode = 0, code = '' } = error;
  if (error instanceof Stripe.errors.StripeConnectionError) return { kind: 'no-answer' };
  if (statusCode >= 500 || LATER.has(statusCode)) return { kind: 'no-answer' };
  if (error instanceof Stripe.errors.StripeCardError) {
    const intent = error.payment_intent ?? null;
    return { kind: 'declined', error: { declineCode: error.decline_code ?? code, intent } };
  }
  if (NO_ACCOUNT.has(code)) return { kind: 'declined', error: { declineCode: code, intent: null } };
  throw new Error(`The processor refused: ${error.rawType ?? error.type} ${code}: ${error.message}`, {
    cause: error,
  });
}

/** Ids go into queries between quotes. */
export function plain(id: string): string {
  if (!/^[\w:.-]{1,200}$/.test(id)) throw new RangeError(`Not an id for the processor: ${id}`);
  return id;
}
