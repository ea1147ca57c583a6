import type { Asked } from './asked.ts';
import { listed } from './lists.ts';
import type { Answer, BalanceTransaction } from './objects.ts';
import { allOf, shown } from './till.ts';

/** One movement of the balance, to be written down with what caused it. */
export function movement(
  { stamp }: Asked,
  moved: Pick<BalanceTransaction, 'amount' | 'currency' | 'source' | 'type'>,
  fee = 0,
): BalanceTransaction {
  return {
    ...stamp('txn'),
    object: 'balance_transaction',
    metadata: {},
    ...moved,
    fee,
    net: moved.amount - fee,
  };
}

/** GET /v1/balance: what came in less what went out, by currency. */
export function readBalance({ till }: Asked): Answer {
  const available = [...till.balance].map(([currency, amount]) => ({ currency, amount: Number(amount) }));
  return shown({ object: 'balance', livemode: false, available, pending: [] });
}

/** GET /v1/balance_transactions: the newest first; `expand[]=data.source` shows what caused each. */
export function listMovements(asked: Asked): Answer {
  const answer = listed(asked, allOf(asked.till, 'balance_transaction'));
  if (![...asked.form.values()].includes('data.source')) return answer;
  const list = answer.body as { data: readonly BalanceTransaction[] };
  return shown({ ...list, data: list.data.map((moved) => ({ ...moved, source: sourceOf(asked, moved) })) });
}

/** A charge is kept as a part of its intent alone. */
function sourceOf({ till }: Asked, { source, type }: BalanceTransaction): unknown {
  if (type !== 'charge') return till.objects.get(source) ?? source;
  const intent = allOf(till, 'payment_intent').find(({ latest_charge: charge }) => charge === source);
  return { id: source, object: 'charge', payment_intent: intent?.id ?? null, metadata: {} };
}
