import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from './asked.ts';
import { metadataOf, required, Unacceptable } from './form.ts';
import { listed } from './lists.ts';
import type { Answer, Event, SandboxObject, WebhookEndpoint } from './objects.ts';
import { allOf, objectOf, ok, shown, type Till } from './till.ts';

const API_VERSION = '2026-10-28.endive';

/** POST /v1/webhook_endpoints: `url`, `enabled_events[]`. Its secret is told this once. */
export function makeEndpoint({ form, stamp }: Asked): Answer {
  const stamped = stamp('we');
  const enabled = [...form].filter(([name]) => name.startsWith('enabled_events')).map(([, value]) => value);
  if (enabled.length === 0) throw new Unacceptable(400, 'parameter_missing', 'Missing: enabled_events.');
  const endpoint: WebhookEndpoint = {
    ...stamped,
    object: 'webhook_endpoint',
    metadata: metadataOf(form),
    url: required(form, 'url'),
    secret: `whsec_${stamp('s').id}`,
    status: 'enabled',
    enabled_events: enabled,
  };
  return ok(endpoint);
}

/** GET /v1/events: the newest first, of `types[]` where some are named; what a webhook lost is found here. */
export function listEvents(asked: Asked): Answer {
  const types = new Set([...asked.form].filter(([name]) => name.startsWith('types')).map(([, type]) => type));
  const all = allOf(asked.till, 'event');
  return listed(asked, types.size === 0 ? all : all.filter(({ type }) => types.has(type)));
}

/** GET /v1/events/:id */
export function readEvent({ till }: Asked, id: string): Answer {
  const event = objectOf(till, 'event', id);
  if (!event) throw new Unacceptable(404, 'resource_missing', `No such event: '${id}'`);
  return shown(event);
}

/** What a request's changes are called, one event each. */
export function eventsOf(till: Till, puts: readonly SandboxObject[], stamp: Asked['stamp']): Event[] {
  return puts.flatMap((object) => {
    const type = typeOf(object, till.objects.has(object.id));
    if (type === null) return [];
    return [
      {
        ...stamp('evt'),
        object: 'event' as const,
        metadata: {},
        type,
        api_version: API_VERSION,
        livemode: false as const,
        data: { object },
      },
    ];
  });
}

const INTENTS: Readonly<Record<string, string>> = {
  succeeded: 'payment_intent.succeeded',
  requires_payment_method: 'payment_intent.payment_failed',
  requires_capture: 'payment_intent.amount_capturable_updated',
  canceled: 'payment_intent.canceled',
};

function typeOf(object: SandboxObject, isKnown: boolean): string | null {
  switch (object.object) {
    case 'payment_intent':
      return INTENTS[object.status] ?? null;
    case 'setup_intent':
      if (object.status === 'requires_action') return 'setup_intent.requires_action';
      return object.status === 'succeeded' ? 'setup_intent.succeeded' : 'setup_intent.setup_failed';
    case 'refund':
      return isKnown ? 'refund.failed' : 'refund.created';
    case 'dispute':
      if (!isKnown) return 'charge.dispute.created';
      return object.status === 'needs_response' ? 'charge.dispute.updated' : 'charge.dispute.closed';
    case 'transfer':
      return isKnown ? 'transfer.reversed' : 'transfer.created';
    case 'payout':
      if (object.status !== 'pending') return `payout.${object.status}`;
      return isKnown ? null : 'payout.created';
    case 'checkout.session':
      return object.status === 'complete' ? 'checkout.session.completed' : null;
    default:
      return null;
  }
}

/**
 * What a test may ask to go wrong with the next deliveries: `twice`, `never` (the event is only in the list),
 * `late` (after the next one: out of order), `forged` (signed with another secret, beside the true one).
 */
export type DeliveryFault = 'twice' | 'never' | 'late' | 'forged';

export interface Deliveries {
  arm(fault: string, times: number): void;
  /** Sends events on their way; nobody waits for them. */
  send(till: Till, events: readonly Event[]): void;
}

const PATIENCE_MS = 5000;
const PAUSES_MS = [0, 200, 1000, 5000];

/** The ways out to the webhook endpoints: each event at once, and again for as long as nobody says that it came. */
export function openDeliveries(secondsNow: () => number): Deliveries {
  const armed: DeliveryFault[] = [];
  let held: (() => void)[] = [];
  return {
    arm(fault, times) {
      if (!['twice', 'never', 'late', 'forged'].includes(fault)) {
        throw new Unacceptable(400, 'parameter_invalid', `No such fault: ${fault}`);
      }
      armed.push(...Array.from({ length: times }, () => fault as DeliveryFault));
    },
    send(till, events) {
      for (const event of events) {
        const endpoints = allOf(till, 'webhook_endpoint').filter((endpoint) => wants(endpoint, event));
        if (endpoints.length === 0) continue;
        const fault = armed.shift();
        if (fault === 'never') continue;
        const go = (): void => {
          for (const endpoint of endpoints) sendTo(endpoint, event, fault, secondsNow);
        };
        if (fault === 'late') {
          held.push(go);
          continue;
        }
        go();
        for (const late of held) late();
        held = [];
      }
    },
  };
}

function sendTo(
  endpoint: WebhookEndpoint,
  event: Event,
  fault: DeliveryFault | undefined,
  secondsNow: () => number,
): void {
  void deliver(endpoint, event, secondsNow);
  if (fault === 'twice') void deliver(endpoint, event, secondsNow);
  if (fault === 'forged') void deliver({ ...endpoint, secret: 'whsec_forged' }, event, secondsNow, 1);
}

function wants({ enabled_events: enabled }: WebhookEndpoint, { type }: Event): boolean {
  return enabled.includes('*') || enabled.includes(type);
}

async function deliver(
  { url, secret }: WebhookEndpoint,
  event: Event,
  secondsNow: () => number,
  tries = PAUSES_MS.length,
): Promise<void> {
  const body = JSON.stringify(event);
  for (const wait of PAUSES_MS.slice(0, tries)) {
    await pause(wait);
    const at = secondsNow();
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}` };
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return;
    } catch {
      // Nobody answers: it is sent again, and stays in the list of events.
    }
  }
}
