import type { Asked } from './asked.ts';
import { movement } from './balance.ts';
import { amountOf, metadataOf, required, Unacceptable } from './form.ts';
import { intentOf } from './intents.ts';
import { listed } from './lists.ts';
import type { Answer, PaymentIntent, Refund } from './objects.ts';
import { allOf, objectOf, ok } from './till.ts';

/** POST /v1/refunds: `payment_intent`, and `amount` or all that is left of it. */
export function refund(asked: Asked): Answer {
  const intent = intentOf(asked, required(asked.form, 'payment_intent'));
  if (isTakenBack(asked, intent)) {
    throw new Unacceptable(400, 'charge_disputed', `${intent.id} has been charged back.`);
  }
  const left = intent.amount_received - refunded(asked, intent);
  if (left === 0) throw new Unacceptable(400, 'charge_already_refunded', 'Nothing of it is left.');
  const amount = amountOf(asked.form, left);
  if (amount > left) {
    throw new Unacceptable(
      400,
      'amount_too_large',
      `Refund amount is greater than unrefunded amount (${left}).`,
    );
  }
  const made: Refund = {
    ...asked.stamp('re'),
    object: 'refund',
    metadata: metadataOf(asked.form),
    payment_intent: intent.id,
    amount,
    currency: intent.currency,
    status: 'succeeded',
  };
  const { currency } = intent;
  return ok(made, movement(asked, { amount: -amount, currency, source: made.id, type: 'refund' }));
}

/** POST /v1/sandbox/refunds/:id/fail: the card's bank did not take it, days later. */
export function failRefund(asked: Asked, id: string): Answer {
  const made = objectOf(asked.till, 'refund', id);
  if (made?.status !== 'succeeded')
    throw new Unacceptable(404, 'resource_missing', `No such refund: '${id}'`);
  const { amount, currency } = made;
  const back = movement(asked, { amount, currency, source: id, type: 'refund_failure' });
  return ok({ ...made, status: 'failed', failure_reason: 'expired_or_canceled_card' }, back);
}

/** GET /v1/refunds: `payment_intent` or all. */
export function listRefunds(asked: Asked): Answer {
  const of = asked.form.get('payment_intent');
  const all = allOf(asked.till, 'refund');
  return listed(asked, of === null ? all : all.filter(({ payment_intent: intent }) => intent === of));
}

/** What of an intent went back to its card. */
export function refunded({ till }: Asked, { id }: PaymentIntent): number {
  const own = allOf(till, 'refund').filter(
    ({ payment_intent: of, status }) => of === id && status !== 'failed',
  );
  return own.reduce((sum, { amount }) => sum + amount, 0);
}

function isTakenBack({ till }: Asked, { id }: PaymentIntent): boolean {
  return allOf(till, 'dispute').some(({ payment_intent: of, status }) => of === id && status !== 'won');
}
