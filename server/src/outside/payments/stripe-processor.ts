import Stripe from 'stripe';
import type { PaymentProcessor } from './processor.ts';
import { cardPages } from './stripe-cards.ts';
import { stripeEvents } from './stripe-events.ts';
import { type Line, openLine } from './stripe-line.ts';
import { stripeMoney } from './stripe-money.ts';

export interface StripeOptions {
  /** Where it is spoken to; missing: Stripe's own servers. */
  readonly address?: string;
  readonly key: string;
  /** Global `fetch` unless a test speaks through another. */
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/**
 * Stripe, by its own library: the sandbox beside the house, or Stripe's servers. What is settled twice is settled by
 * the house, which knows what it asked: the library asks once. `processorRef` of a card is `cus_…/pm_…`.
 */
export function stripeProcessor(options: StripeOptions): PaymentProcessor {
  const line: Line = openLine(clientOf(options));
  const takesNumbers = options.address !== undefined;
  return { takesNumbers, ...cardPages(line), ...stripeMoney(line), ...stripeEvents(line) };
}

function clientOf({ address, key, fetch: ask, timeoutMs = TIMEOUT_MS }: StripeOptions): Stripe {
  const at = address === undefined ? null : new URL(address);
  return new Stripe(key, {
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(ask ?? fetch),
    ...(at && { host: at.hostname, port: at.port, protocol: at.protocol === 'http:' ? 'http' : 'https' }),
  });
}
