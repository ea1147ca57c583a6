import type { Asked } from './asked.ts';
import { disputeOf } from './disputes.ts';
import { required } from './form.ts';
import { intentOf } from './intents.ts';
import type { Answer } from './objects.ts';
import { refunded } from './refunds.ts';
import { ok } from './till.ts';

/** POST /v1/sandbox/chargebacks: `payment_intent`; its holder goes to the bank. `fee`: what that costs the house. */
export function chargeBack(asked: Asked): Answer {
  const intent = intentOf(asked, required(asked.form, 'payment_intent'));
  const [dispute, ...more] = disputeOf(asked, intent, {
    amount: intent.amount_received - refunded(asked, intent),
    fee: Number(asked.form.get('fee') ?? 0),
  });
  if (!dispute) throw new Error('a chargeback of nothing');
  return ok(dispute, ...more);
}
