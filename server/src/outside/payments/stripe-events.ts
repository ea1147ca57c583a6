import Stripe from 'stripe';
import type { Movement, PaymentProcessor, ProcessorEvent } from './processor.ts';
import { fromStripe } from './stripe-amounts.ts';
import type { Line } from './stripe-line.ts';

type Events = Pick<PaymentProcessor, 'movements' | 'balance' | 'eventsSince' | 'openWebhook' | 'readWebhook'>;

/** A letter is believed for five minutes. */
const TOLERANCE_SECONDS = 300;

/** What the house hears of: all that may change what it wrote down. */
const HEARD = [
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'charge.dispute.created',
  'charge.dispute.closed',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'refund.created',
  'refund.failed',
  'refund.updated',
  'transfer.created',
  'transfer.reversed',
  'checkout.session.completed',
] as const;

/** What happened at the processor: told by webhook, or read when none came; and its balance, to be compared with ours. */
export function stripeEvents(line: Line): Events {
  return {
    async movements({ from, to }) {
      const span = { created: { gte: from, lt: to }, limit: 100, expand: ['data.source'] };
      const read = await line.ask(async ({ balanceTransactions }) => allOf(balanceTransactions.list(span)));
      return read.kind === 'done' ? read.body.map(movementOf) : null;
    },
    async balance() {
      const read = await line.ask(async (stripe) => stripe.balance.retrieve());
      if (read.kind !== 'done') return null;
      const held = new Map<string, bigint>();
      for (const { amount, currency } of [...read.body.available, ...read.body.pending]) {
        const capitals = currency.toUpperCase();
        held.set(capitals, (held.get(capitals) ?? 0n) + fromStripe(amount, capitals));
      }
      return held;
    },
    async eventsSince(instant) {
      const since = { created: { gte: instant }, types: [...HEARD], limit: 100 };
      const read = await line.ask(async ({ events }) => allOf(events.list(since)));
      return read.kind === 'done' ? read.body.map(eventOf).toReversed() : null;
    },
    async openWebhook(url) {
      const opened = await line.ask(async ({ webhookEndpoints }) =>
        webhookEndpoints.create({ url, enabled_events: [...HEARD] }),
      );
      return opened.kind === 'done' ? (opened.body.secret ?? null) : null;
    },
    readWebhook({ body, signature, secret, now }) {
      try {
        const signed = line.stripe.webhooks.constructEvent(
          body,
          signature,
          secret,
          TOLERANCE_SECONDS,
          undefined,
          now * 1000,
        );
        return eventOf(signed);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
        throw error;
      }
    },
  };
}

/** Every page of a list. */
async function allOf<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of pages) all.push(one);
  return all;
}

function movementOf(moved: Stripe.BalanceTransaction): Movement {
  const { id, source, type: kind, created: at, amount, fee } = moved;
  const currency = moved.currency.toUpperCase();
  return {
    id,
    source: originOf(source) ?? id,
    kind,
    at,
    amount: fromStripe(amount, currency),
    fee: fromStripe(fee, currency),
    currency,
  };
}

/** A charge and a chargeback are known to us by the intent that they belong to. */
function originOf(source: Stripe.BalanceTransaction['source']): string | null {
  if (source === null || typeof source === 'string') return source;
  if (source.object !== 'charge' && source.object !== 'dispute') return source.id;
  const { payment_intent: intent } = source;
  return typeof intent === 'string' ? intent : (intent?.id ?? source.id);
}

function eventOf({ id, type, created, data }: Stripe.Event): ProcessorEvent {
  const object = data.object as { id?: string; metadata?: Stripe.Metadata | null };
  return { id, type, at: created, object: object.id ?? id, ourId: object.metadata?.stint_id ?? null };
}
