import type { Asked } from './asked.ts';
import { movement } from './balance.ts';
import { disputeOf } from './disputes.ts';
import { amountOf, currencyOf, metadataOf, required, Unacceptable } from './form.ts';
import { cardOf, customerOf, declinedByFault, methodOf, refused } from './methods.ts';
import type { Answer, PaymentIntent, SandboxObject } from './objects.ts';
import { objectOf, ok, shown } from './till.ts';

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
  const manual = form.get('capture_method') === 'manual';
  const amount = amountOf(form);
  const intent: PaymentIntent = {
    ...asked.stamp('pi'),
    object: 'payment_intent',
    metadata: metadataOf(form),
    customer: customer.id,
    payment_method: method.id,
    amount,
    currency: currencyOf(form),
    description: form.get('description') ?? '',
    capture_method: manual ? 'manual' : 'automatic',
    amount_received: error || manual ? 0 : amount,
    latest_charge: error ? null : asked.stamp('ch').id,
    status: error ? 'requires_payment_method' : manual ? 'requires_capture' : 'succeeded',
    last_payment_error: error,
  };
  if (error) return { ...refused(error, { payment_intent: intent }), puts: [intent] };
  return ok(intent, ...(manual ? [] : taken(asked, intent)));
}

/** POST /v1/payment_intents/:id/capture: `amount_to_capture` or all of what the bank keeps ready. */
export function capture(asked: Asked, id: string): Answer {
  const intent = intentOf(asked, id);
  if (intent.status !== 'requires_capture') throw unexpected(intent);
  const form = new URLSearchParams({
    amount: asked.form.get('amount_to_capture') ?? String(intent.amount),
  });
  const amount = amountOf(form);
  if (amount > intent.amount) throw new Unacceptable(400, 'amount_too_large', 'More than was authorized.');
  const captured: PaymentIntent = { ...intent, status: 'succeeded', amount_received: amount };
  return ok(captured, ...taken(asked, captured));
}

/** POST /v1/payment_intents/:id/cancel: what was only kept ready is let go. */
export function cancel(asked: Asked, id: string): Answer {
  const intent = intentOf(asked, id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpected(intent);
  return ok({ ...intent, status: 'canceled' });
}

/** GET /v1/payment_intents/:id */
export function readIntent(asked: Asked, id: string): Answer {
  return shown(intentOf(asked, id));
}

export function intentOf({ till }: Asked, id: string): PaymentIntent {
  const intent = objectOf(till, 'payment_intent', id);
  if (intent) return intent;
  throw new Unacceptable(404, 'resource_missing', `No such payment_intent: '${id}'`);
}

/** The money has come in; the holder of one test card takes it back at once. */
function taken(asked: Asked, intent: PaymentIntent): SandboxObject[] {
  const { amount_received: amount, currency, latest_charge: source } = intent;
  const came = movement(asked, { amount, currency, source: source ?? intent.id, type: 'charge' });
  const { goesToBank } = cardOf(methodOf(asked, intent.payment_method));
  return goesToBank ? [came, ...disputeOf(asked, intent)] : [came];
}

function unexpected({ id, status }: PaymentIntent): Unacceptable {
  return new Unacceptable(400, 'payment_intent_unexpected_state', `${id} has status ${status}.`);
}
