import { minorDigits } from '@stint/core/money';
import type { payOut as route } from '@stint/wire/books';
import type { Answer, Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { findPayout, type PayoutRow } from '../../store/payouts.ts';
import { lockAvailable, methodNow, type Wanted, writePayout } from '../payouts/write-payout.ts';
import { payoutLetter } from './list-payouts.ts';
import { readPayout } from './read-sum.ts';
import { sendPayout, settlePayout } from './settle-payouts.ts';

type Written = PayoutRow & { readonly isNew: boolean };

/**
 * Pays out a part of what is available, in three steps: the intention is written and booked, the processor is
 * asked with its id, the answer is written. The same id again is the same payout and moves nothing more. While no
 * answer has come it is `asked`; the clock goes on asking. By bank it waits for a file; a large one waits for two operators
 * first. Refusals: `freelancers-only`, `bad-amount`, `more-than-available`, `no-payout-method`, `method-returned`, `id-taken`
 * (by another payout, or somebody else's).
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
  if (written.state === 'asked' && written.via === 'processor') {
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
): Promise<Written | Refusal> {
  const available = await lockAvailable(trx, wanted.freelancer, wanted.currency);
  const known = await findPayout(trx, wanted.id);
  if (known) return sameOrRefuse(known, wanted);
  if (wanted.amount > available) return refuse('more-than-available', { field: 'amount' });
  const at = house.clock.now();
  const method = await methodNow(trx, wanted.freelancer, at);
  if (isRefusal(method)) return method;
  const written = await writePayout(trx, wanted, { method, by: actor.person, at });
  const found = written && (await findPayout(trx, wanted.id));
  return found ? { ...found, isNew: true } : refuse('id-taken', { field: 'id' });
}

function sameOrRefuse(known: PayoutRow, wanted: Wanted): Written | Refusal {
  const isSame =
    known.freelancer === wanted.freelancer &&
    known.amount === wanted.amount &&
    known.currency === wanted.currency;
  return isSame ? { ...known, isNew: false } : refuse('id-taken', { field: 'id' });
}
