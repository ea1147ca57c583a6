import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { type Currency, formatMoney, sum } from '@stint/core/money';
import { needsTwo } from '@stint/core/payout';
import { weekOf } from '@stint/core/week';
import { LIMITS } from '@stint/wire/limits';
import type { BankFile } from '@stint/wire/payout-desk';
import { pain001 } from '../../bank/pain001.ts';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addBankFile, findBankFile, houseAccount, lockToSend } from '../../store/bank-files.ts';
import type { Trx } from '../../store/desk.ts';
import { twoAboveAt } from '../../store/payout-plans.ts';
import { fileLetter } from './letters.ts';

/**
 * Puts every payout by bank that waits in a currency into one file, whose bytes are kept as they are made: each payout is in one
 * file, once and for ever. A large one waits for another operator. Refusals: `nothing-to-send`, `no-house-account`, `id-taken`.
 */
export async function makeBankFile(
  house: House,
  actor: Actor,
  asked: { id: string; currency: Currency },
): Promise<BankFile | Refusal> {
  const id = asked.id.toLowerCase();
  const made = await house.db
    .transaction()
    .execute((trx) => make(house, trx, { id, currency: asked.currency, by: actor.person }));
  return isRefusal(made) ? made : fileLetter(house, actor, id);
}

async function make(
  house: House,
  trx: Trx,
  { id, currency, by }: { id: string; currency: Currency; by: string },
): Promise<null | Refusal> {
  // Whoever makes one at the same time waits here, and finds what is left.
  const payouts = await lockToSend(trx, currency, LIMITS.bankFile);
  const known = await findBankFile(trx, id);
  if (known)
    return known.currency === currency && known.by === by ? null : refuse('id-taken', { field: 'id' });
  if (payouts.length === 0) return refuse('nothing-to-send');
  const debtor = await houseAccount(trx, currency);
  if (!debtor) return refuse('no-house-account');
  const madeAt = house.clock.now();
  const total = sum(payouts.map(({ amount }) => amount));
  const state = needsTwo(total, await twoAboveAt(trx, currency, madeAt)) ? 'waiting' : 'ready';
  const bytes = pain001({ id, currency, madeAt, executesOn: bankDay(madeAt), debtor, payouts });
  const count = payouts.length;
  const ids = payouts.map((one) => one.id);
  if (!(await addBankFile(trx, { id, currency, count, total, madeAt, by, state, bytes, payouts: ids }))) {
    return refuse('id-taken', { field: 'id' });
  }
  const detail = { count, total: formatMoney(total, currency), currency, state };
  await noteDeed(trx, { at: madeAt, person: by, deed: 'bank-file-made', object: id, detail });
  return null;
}

/** The next day on which banks work: today, on a weekend its Monday. */
export function bankDay(at: Instant): Instant {
  const day = at - (at % DAY_SECONDS);
  const monday = weekOf(at);
  return day - monday >= 5 * DAY_SECONDS ? monday + 7 * DAY_SECONDS : day;
}
