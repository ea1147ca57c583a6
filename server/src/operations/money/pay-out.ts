import { accounts, payoutSent } from '@stint/core/bookings';
import { minorDigits } from '@stint/core/money';
import type { payOut as route } from '@stint/wire/books';
import type { Answer, Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { book, lockBalance } from '../../store/ledger.ts';
import { addPayout, findPayout, type PayoutRow } from '../../store/payouts.ts';
import { payoutLetter } from './list-payouts.ts';
import { readPayout } from './read-sum.ts';
import { sendPayout, settlePayout } from './settle-payouts.ts';

type Wanted = Omit<PayoutRow, 'state' | 'askedAt'>;

/**
 * Pays out a part of what is available, in three steps: the intention is written and booked, the processor is
 * asked with its id, the answer is written. The same id again is the same payout and moves nothing more. While no
 * answer has come it is `asked`; the clock goes on asking. Refusals: `freelancers-only`, `bad-amount`,
 * `more-than-available`, `id-taken` (by another payout, or somebody else's).
 */
export async function payOut(
  house: House,
  actor: Actor,
  asked: Body<typeof route>,
): Promise<Answer<typeof route> | Refusal> {
  const wanted = readWanted(actor, asked);
  if (isRefusal(wanted)) return wanted;
  const written = await house.db.transaction().execute((trx) => writeIntention(house, trx, wanted, actor));
  if (isRefusal(written)) return written;
  if (written.state === 'asked') {
    await (written.isNew ? sendPayout(house, written) : settlePayout(house, written));
  }
  return payoutLetter((await findPayout(house.db, wanted.id)) ?? written);
}

function readWanted(actor: Actor, asked: Body<typeof route>): Wanted | Refusal {
  if (!actor.freelancer) return refuse('freelancers-only');
  if (minorDigits(asked.currency) === null) return refuse('bad-amount', { field: 'currency' });
  const amount = readPayout(asked.amount, asked.currency);
  if (amount === null) return refuse('bad-amount', { field: 'amount' });
  return { id: asked.id.toLowerCase(), freelancer: actor.person, currency: asked.currency, amount };
}

/** Whoever pays out the same money waits at its balance: what one takes, the next does not see. */
async function writeIntention(
  house: House,
  trx: Trx,
  wanted: Wanted,
  actor: Actor,
): Promise<(PayoutRow & { isNew: boolean }) | Refusal> {
  const available = await lockBalance(trx, accounts.available(wanted.freelancer), wanted.currency);
  const known = await findPayout(trx, wanted.id);
  if (known) return sameOrRefuse(known, wanted);
  if (wanted.amount > available) return refuse('more-than-available', { field: 'amount' });
  const askedAt = house.clock.now();
  if (!(await addPayout(trx, { ...wanted, askedAt }))) return refuse('id-taken', { field: 'id' });
  await book(trx, payoutSent(wanted, askedAt));
  const { id, currency, amount } = wanted;
  const detail = { currency, amount: amount.toString() };
  await noteDeed(trx, { at: askedAt, person: actor.person, deed: 'payout-asked', object: id, detail });
  return { ...wanted, askedAt, state: 'asked', isNew: true };
}

function sameOrRefuse(known: PayoutRow, wanted: Wanted): (PayoutRow & { isNew: boolean }) | Refusal {
  const isSame =
    known.freelancer === wanted.freelancer &&
    known.amount === wanted.amount &&
    known.currency === wanted.currency;
  return isSame ? { ...known, isNew: false } : refuse('id-taken', { field: 'id' });
}
