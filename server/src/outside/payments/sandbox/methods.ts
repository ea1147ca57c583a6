import type { Asked } from './asked.ts';
import { cardError, cardOfLast4, cardOfNumber, type TestCard } from './cards.ts';
import { metadataOf, optional, required, Unacceptable } from './form.ts';
import type { Answer, CardError, Customer, Method, SetupIntent } from './objects.ts';
import { objectOf, ok, shown } from './till.ts';

/** POST /v1/customers */
export function makeCustomer({ form, stamp }: Asked): Answer {
  return ok({ ...stamp('cus'), object: 'customer', metadata: metadataOf(form) });
}

/** POST /v1/payment_methods: `card[number]`, one of the test numbers. Verifies nothing. */
export function makeMethod({ form, stamp }: Asked): Answer {
  const card = cardOfNumber(required(form, 'card[number]'));
  if (!card) {
    const message = 'Your card was declined. This is a sandbox, and the card is not a test card.';
    return refused(cardError('card_declined', 'test_mode_live_card', message), {});
  }
  return ok({
    ...stamp('pm'),
    object: 'payment_method',
    metadata: metadataOf(form),
    type: 'card',
    card: { brand: card.brand, last4: card.last4 },
    customer: null,
  });
}

/** POST /v1/payment_methods/:id/attach: `customer`. */
export function attachMethod(asked: Asked, id: string): Answer {
  const method = methodOf(asked, id);
  const customer = customerOf(asked, required(asked.form, 'customer'));
  const error = cardOf(method).onSetup;
  return error ? refused(error, {}) : ok({ ...method, customer: customer.id });
}

/**
 * POST /v1/setup_intents: `customer`, `payment_method`, confirmed at once; attaches the method when it is well. Where
 * the card's bank asks its holder, the intent waits for that (`next_action`).
 */
export function setUp(asked: Asked): Answer {
  const customer = customerOf(asked, required(asked.form, 'customer'));
  const method = methodOf(asked, required(asked.form, 'payment_method'));
  const { onSetup, asks } = cardOf(method);
  const error = asked.isDeclining ? declinedByFault() : onSetup;
  const stamped = asked.stamp('seti');
  const returnUrl = optional(asked.form, 'return_url');
  const url = `${asked.address}/3ds/${stamped.id}`;
  const intent: SetupIntent = {
    ...stamped,
    object: 'setup_intent',
    metadata: metadataOf(asked.form),
    customer: customer.id,
    payment_method: method.id,
    status: error ? 'requires_payment_method' : asks ? 'requires_action' : 'succeeded',
    next_action:
      error || !asks ? null : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } },
    last_setup_error: error,
  };
  if (error) return { ...refused(error, { setup_intent: intent }), puts: [intent] };
  return asks ? ok(intent) : ok(intent, { ...method, customer: customer.id });
}

/** GET /v1/setup_intents/:id */
export function readSetup(asked: Asked, id: string): Answer {
  return shown(setupOf(asked, id));
}

/** The holder said yes or no to the bank, on the bank's page. */
export function answerBank(asked: Asked, id: string, yes: boolean): Answer {
  const intent = setupOf(asked, id);
  if (intent.status !== 'requires_action') throw new Unacceptable(400, 'setup_intent_unexpected_state', id);
  if (!yes) {
    const error = cardError(
      'setup_intent_authentication_failure',
      'authentication_required',
      'The bank could not authenticate you.',
    );
    return ok({ ...intent, status: 'requires_payment_method', next_action: null, last_setup_error: error });
  }
  const method = methodOf(asked, intent.payment_method);
  return ok({ ...intent, status: 'succeeded', next_action: null }, { ...method, customer: intent.customer });
}

/** GET /v1/payment_methods/:id */
export function readMethod(asked: Asked, id: string): Answer {
  return shown(methodOf(asked, id));
}

function setupOf({ till }: Asked, id: string): SetupIntent {
  const intent = objectOf(till, 'setup_intent', id);
  if (intent) return intent;
  throw new Unacceptable(404, 'resource_missing', `No such setup_intent: '${id}'`);
}

export function customerOf({ till }: Asked, id: string): Customer {
  const customer = till.objects.get(id);
  if (customer?.object === 'customer') return customer;
  throw new Unacceptable(404, 'resource_missing', `No such customer: ${id}`);
}

export function methodOf({ till }: Asked, id: string): Method {
  const method = till.objects.get(id);
  if (method?.object === 'payment_method') return method;
  throw new Unacceptable(404, 'resource_missing', `No such payment method: ${id}`);
}

export function cardOf(method: Method): TestCard {
  const card = cardOfLast4(method.card.last4);
  if (!card) throw new Error(`Method ${method.id} has no test card`);
  return card;
}

export function declinedByFault(): CardError {
  return cardError('card_declined', 'generic_decline', 'Your card was declined, as a test asked.');
}

/** 402 with Stripe's error object, and beside it the intent that failed. */
export function refused(error: CardError, beside: Record<string, unknown>): Answer {
  return { status: 402, body: { error: { ...error, ...beside } }, puts: [] };
}
