import type { Asked } from './asked.ts';
import { movement } from './balance.ts';
import { Unacceptable } from './form.ts';
import { listed } from './lists.ts';
import type { Answer, Dispute, PaymentIntent, SandboxObject } from './objects.ts';
import { allOf, objectOf, ok, shown } from './till.ts';

/** The card's holder goes to the bank: what is left of the charge goes back until it is decided. */
export function disputeOf(
  asked: Asked,
  intent: PaymentIntent,
  { amount, fee }: { amount: number; fee: number } = { amount: intent.amount_received, fee: 0 },
): SandboxObject[] {
  const { currency } = intent;
  const dispute: Dispute = {
    ...asked.stamp('dp'),
    object: 'dispute',
    metadata: intent.metadata,
    payment_intent: intent.id,
    amount,
    currency,
    reason: 'fraudulent',
    status: 'needs_response',
  };
  return [
    dispute,
    movement(asked, { amount: -amount, currency, source: dispute.id, type: 'adjustment' }, fee),
  ];
}

/** POST /v1/disputes/:id: `evidence[uncategorized_text]` with `winning_evidence` or `losing_evidence` decides it. */
export function answerDispute(asked: Asked, id: string): Answer {
  const dispute = openDispute(asked, id);
  const evidence = asked.form.get('evidence[uncategorized_text]');
  if (evidence === 'losing_evidence') return ok({ ...dispute, status: 'lost' });
  if (evidence !== 'winning_evidence') return ok(dispute);
  const { amount, currency } = dispute;
  return ok(
    { ...dispute, status: 'won' },
    movement(asked, { amount, currency, source: dispute.id, type: 'adjustment' }),
  );
}

/** POST /v1/disputes/:id/close: the house gives in. */
export function closeDispute(asked: Asked, id: string): Answer {
  return ok({ ...openDispute(asked, id), status: 'lost' });
}

/** GET /v1/disputes/:id */
export function readDispute({ till }: Asked, id: string): Answer {
  const dispute = objectOf(till, 'dispute', id);
  if (!dispute) throw new Unacceptable(404, 'resource_missing', `No such dispute: '${id}'`);
  const moved = allOf(till, 'balance_transaction').filter(({ source }) => source === id);
  return shown({ ...dispute, balance_transactions: moved });
}

/** GET /v1/disputes: `payment_intent` or all. */
export function listDisputes(asked: Asked): Answer {
  const of = asked.form.get('payment_intent');
  const all = allOf(asked.till, 'dispute');
  return listed(asked, of === null ? all : all.filter(({ payment_intent: intent }) => intent === of));
}

function openDispute({ till }: Asked, id: string): Dispute {
  const dispute = objectOf(till, 'dispute', id);
  if (!dispute) throw new Unacceptable(404, 'resource_missing', `No such dispute: '${id}'`);
  if (dispute.status !== 'needs_response') {
    throw new Unacceptable(400, 'dispute_unexpected_state', `${id} has status ${dispute.status}.`);
  }
  return dispute;
}
