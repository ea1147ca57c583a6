import { accounts, payoutSent } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { needsTwo } from '@stint/core/payout';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { book, lockBalance } from '../../store/ledger.ts';
import { inForceAt, type MethodRow, methodsOf } from '../../store/payout-methods.ts';
import { twoAboveAt } from '../../store/payout-plans.ts';
import { addPayout, askedLately, type NewPayout } from '../../store/payouts.ts';

/** What somebody is to be paid. */
export interface Wanted {
  readonly id: string;
  readonly freelancer: string;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** The method by which somebody is paid at `now`. Refusals: `no-payout-method`, `method-returned`. */
export async function methodNow(trx: Trx, freelancer: string, now: Instant): Promise<MethodRow | Refusal> {
  const method = inForceAt(await methodsOf(trx, freelancer), now);
  if (!method) return refuse('no-payout-method');
  return method.returnedAt === null ? method : refuse('method-returned');
}

/**
 * What is available to somebody; nobody else takes of it, or brings back to it, until the transaction ends. The bank's balance
 * first, as in every entry: what a bank returns to the same person holds it while it waits for theirs.
 */
export async function lockAvailable(trx: Trx, freelancer: string, currency: Currency): Promise<Minor> {
  await lockBalance(trx, accounts.bank(), currency);
  return lockBalance(trx, accounts.available(freelancer), currency);
}

/**
 * Writes the intention and books it, at a balance that is locked and holds enough. Where it goes is decided here and stays: a
 * change of method meanwhile is for the next one. Above the operator's limit two people look at it first. Null: the id is taken.
 */
export async function writePayout(
  trx: Trx,
  wanted: Wanted,
  { method, by, at }: { method: MethodRow; by: string | null; at: Instant },
): Promise<NewPayout | null> {
  const { id, currency, amount } = wanted;
  const lately = await askedLately(trx, wanted, at);
  const state = needsTwo(lately + amount, await twoAboveAt(trx, currency, at)) ? 'waiting' : 'asked';
  const payout: NewPayout = { ...wanted, askedAt: at, state, via: method.kind, method: method.id };
  if (!(await addPayout(trx, payout))) return null;
  await book(trx, payoutSent(payout, at));
  const detail = { currency, amount: amount.toString(), via: method.kind, state };
  await noteDeed(trx, { at, person: by, deed: 'payout-asked', object: id, detail });
  return payout;
}
