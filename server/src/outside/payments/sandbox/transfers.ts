import type { Asked } from './asked.ts';
import { movement } from './balance.ts';
import { amountOf, currencyOf, metadataOf, optional, required, Unacceptable } from './form.ts';
import { listed } from './lists.ts';
import type { Account, Answer, Payout, Reversal, Transfer } from './objects.ts';
import { allOf, objectOf, ok, shown } from './till.ts';

/** POST /v1/accounts: a connected account; `metadata[freelancer_id]`. */
export function makeAccount({ form, stamp }: Asked): Answer {
  const account: Account = {
    ...stamp('acct'),
    object: 'account',
    metadata: metadataOf(form),
    type: 'express',
    payouts_enabled: true,
  };
  return ok(account);
}

/** GET /v1/accounts/:id */
export function readAccount(asked: Asked, id: string): Answer {
  return shown(accountOf(asked, id));
}

/** POST /v1/transfers: from the platform's balance to a connected account. A balance below zero is not refused. */
export function transfer(asked: Asked): Answer {
  const { form, stamp, isDeclining } = asked;
  const account = accountOf(asked, required(form, 'destination'));
  if (isDeclining) return refusedTransfer(account);
  const made: Transfer = {
    ...stamp('tr'),
    object: 'transfer',
    metadata: metadataOf(form),
    amount: amountOf(form),
    currency: currencyOf(form),
    destination: account.id,
    description: form.get('description') ?? '',
    transfer_group: optional(form, 'transfer_group'),
    amount_reversed: 0,
  };
  const { amount, currency, id } = made;
  return ok(made, movement(asked, { amount: -amount, currency, source: id, type: 'transfer' }));
}

/** The same key again has the same answer: it was asked, and the account took nothing. */
function refusedTransfer({ id }: Account): Answer {
  const message = `${id} takes no more money.`;
  const error = { type: 'invalid_request_error', code: 'account_closed', message };
  return { status: 400, body: { error }, puts: [] };
}

/** GET /v1/transfers: `transfer_group` or all. */
export function listTransfers(asked: Asked): Answer {
  const group = asked.form.get('transfer_group');
  const all = allOf(asked.till, 'transfer');
  return listed(asked, group === null ? all : all.filter(({ transfer_group: of }) => of === group));
}

/** POST /v1/transfers/:id/reversals: `amount`, or all that is left of it, comes back. */
export function reverse(asked: Asked, id: string): Answer {
  const sent = objectOf(asked.till, 'transfer', id);
  if (!sent) throw new Unacceptable(404, 'resource_missing', `No such transfer: '${id}'`);
  const left = sent.amount - sent.amount_reversed;
  const amount = amountOf(asked.form, Math.max(1, left));
  if (amount > left) throw new Unacceptable(400, 'amount_too_large', `Only ${left} is left of ${id}.`);
  const { currency } = sent;
  const made: Reversal = {
    ...asked.stamp('trr'),
    object: 'transfer_reversal',
    metadata: metadataOf(asked.form),
    amount,
    currency,
    transfer: id,
  };
  const back = movement(asked, { amount, currency, source: made.id, type: 'transfer_refund' });
  return ok(made, { ...sent, amount_reversed: sent.amount_reversed + amount }, back);
}

const TWO_DAYS = 2 * 86_400;

/** POST /v1/payouts: the platform's own money, to its bank; it arrives when two days have passed by the test clock. */
export function payOut(asked: Asked): Answer {
  const { form, stamp, isDeclining } = asked;
  const stamped = stamp('po');
  const made: Payout = {
    ...stamped,
    object: 'payout',
    metadata: metadataOf(form),
    amount: amountOf(form),
    currency: currencyOf(form),
    description: form.get('description') ?? '',
    status: isDeclining ? 'failed' : 'pending',
    failure_code: isDeclining ? 'account_closed' : null,
    arrival_date: stamped.created + TWO_DAYS,
  };
  const { amount, currency, id } = made;
  if (isDeclining) return ok(made);
  return ok(made, movement(asked, { amount: -amount, currency, source: id, type: 'payout' }));
}

/** GET /v1/payouts */
export function listPayouts(asked: Asked): Answer {
  return listed(asked, allOf(asked.till, 'payout'));
}

function accountOf({ till }: Asked, id: string): Account {
  const account = objectOf(till, 'account', id);
  if (account) return account;
  throw new Unacceptable(404, 'resource_missing', `No such account: '${id}'`);
}
