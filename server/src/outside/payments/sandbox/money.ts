import type { Asked } from './asked.ts';
import { amountOf, currencyOf, metadataOf, required, Unacceptable } from './form.ts';
import { cardOf, customerOf, declinedByFault, methodOf, refused } from './methods.ts';
import type { Answer, PaymentIntent, Payout, SandboxObject } from './objects.ts';
import { findTagged, ok } from './till.ts';

/** POST /v1/payment_intents: confirmed at once, with an attached method, its holder absent. */
export function charge(asked: Asked): Answer {
  const { form } = asked;
  for (const flag of ['confirm', 'off_session']) {
    if (form.get(flag) !== 'true')
      throw new Unacceptable(400, 'parameter_invalid', `${flag} must be true here`);
  }
  const customer = customerOf(asked, required(form, 'customer'));
  const method = methodOf(asked, required(form, 'payment_method'));
  if (method.customer !== customer.id) {
    throw new Unacceptable(
      400,
      'payment_method_unexpected_state',
      `${method.id} is not attached to ${customer.id}`,
    );
  }
  const error = asked.isDeclining ? declinedByFault() : cardOf(method).onCharge;
  const intent: PaymentIntent = {
    ...asked.stamp('pi'),
    object: 'payment_intent',
    metadata: metadataOf(form),
    customer: customer.id,
    payment_method: method.id,
    amount: amountOf(form),
    currency: currencyOf(form),
    description: form.get('description') ?? '',
    status: error ? 'requires_payment_method' : 'succeeded',
    last_payment_error: error,
  };
  if (error) return { ...refused(error, { payment_intent: intent }), puts: [intent] };
  return ok(intent);
}

/** GET /v1/payment_intents/:id */
export function readIntent({ till }: Asked, id: string): Answer {
  const intent = till.objects.get(id);
  if (intent?.object === 'payment_intent') return { status: 200, body: intent, puts: [] };
  throw new Unacceptable(404, 'resource_missing', `No such payment intent: ${id}`);
}

/** POST /v1/payouts. The platform's own money stands behind it: a balance below zero is not refused. */
export function payOut({ form, stamp, isDeclining }: Asked): Answer {
  const payout: Payout = {
    ...stamp('po'),
    object: 'payout',
    metadata: metadataOf(form),
    amount: amountOf(form),
    currency: currencyOf(form),
    description: form.get('description') ?? '',
    status: isDeclining ? 'failed' : 'paid',
    failure_code: isDeclining ? 'account_closed' : null,
  };
  return ok(payout);
}

/** GET /v1/payouts?metadata[stint_id]=... (Stripe lists; the filter is the sandbox's own). */
export function listPayouts({ till, form }: Asked): Answer {
  return list(findTagged(till, 'payout', 'stint_id', required(form, 'metadata[stint_id]')));
}

/** GET /v1/customers/search and /v1/payment_intents/search: `query` is metadata['key']:'value'. */
export function search({ till, form }: Asked, kind: 'customer' | 'payment_intent'): Answer {
  const query = required(form, 'query');
  const [, key, value] = /^metadata\['(\w+)'\]:'([^']*)'$/.exec(query) ?? [];
  if (key === undefined || value === undefined) {
    throw new Unacceptable(400, 'parameter_invalid', `Not understood: ${query}`);
  }
  return list(findTagged(till, kind, key, value));
}

/** GET /v1/balance: charged minus paid out, by currency. */
export function readBalance({ till }: Asked): Answer {
  const available = [...till.balance].map(([currency, amount]) => ({ currency, amount: String(amount) }));
  return { status: 200, body: { object: 'balance', available }, puts: [] };
}

function list(data: SandboxObject[]): Answer {
  return { status: 200, body: { object: 'list', data, has_more: false }, puts: [] };
}
