import { formatDay, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { chargebackOpened, chargebackWon } from '@stint/core/return-bookings';
import type { House } from '../../house.ts';
import type { Chargeback } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  addChargeback,
  type ChargebackRow,
  chargeByRef,
  decideChargeback,
  findChargeback,
  type GoneThrough,
  isOfNoWeek,
  markCharge,
  someChargeIsAsked,
} from '../../store/chargebacks.ts';
import { noteTakenBack } from '../../store/debts.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { settleWaiting } from '../../store/refunds.ts';
import { setOut } from '../../store/under-way.ts';
import { protectedOf } from '../debts/note-debt.ts';
import { settleDebt } from '../debts/settle-debt.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { tellChargeback } from '../refunds/tell-refund.ts';
import { payPlace } from '../review/in-review.ts';

/**
 * A client's bank takes a charge back, or has decided about it: whatever of that is not in the books yet is booked. The
 * client owes the charge again, as after one that failed: pay that is not available waits, protected time is paid by the
 * fund (D5), and what was available already stays the freelancer's. Won, it is paid after all; lost, it stays owed and the
 * client is suspended. Answers what was done, '' where nothing was; null when the processor does not answer.
 */
export async function heedChargeback(house: House, id: string): Promise<string | null> {
  const found = await house.payments.findChargeback(id);
  if (!found) return null;
  if (found.status === 'asked') return '';
  const charge = await chargeByRef(house.db, found.chargeRef);
  if (!charge) return heedOther(house, found);
  const said = await tellingIn(house, (trx, tell) => heed(house, trx, tell, found));
  if (said !== '') house.events.tell(charge.booked.contract, { kind: 'week' });
  return said;
}

/** Of no week: it is said, and not booked; the next comparison with the processor shows it until somebody has seen to it. */
async function heedOther(
  { db }: House,
  { chargeRef, amount, currency, status }: Chargeback,
): Promise<string | null> {
  if (await isOfNoWeek(db, chargeRef)) {
    const sum = `${formatMoney(amount, currency)} ${currency}`;
    return `A client’s bank takes back a one-time payment or a milestone’s money, ${sum} (${status}): see the comparison with the processor.`;
  }
  // Ours may be one whose answer has not come yet.
  return (await someChargeIsAsked(db)) ? null : '';
}

async function heed(house: House, trx: Trx, tell: Tell, found: Chargeback): Promise<string> {
  const first = await chargeByRef(trx, found.chargeRef);
  if (!first) throw new Error('a charge that was there is gone');
  await lockDesk(trx, first.booked.freelancer);
  const charge = (await chargeByRef(trx, found.chargeRef)) ?? first;
  const at = house.clock.now();
  const known = await findChargeback(trx, found.id);
  const row = known ?? (await open(trx, tell, charge, found, at));
  if (row.state === 'open' && found.status !== 'open' && found.status !== 'asked') {
    await decide(trx, tell, charge, row, { what: found.status, feeBack: found.feeBack, at });
  } else if (known) return '';
  const { booked, title } = charge;
  const sum = `${formatMoney(found.amount, booked.currency)} ${booked.currency}`;
  const what = { open: 'took back', won: 'gave back', lost: 'took back for good', asked: '' }[found.status];
  return `${title}: the client’s bank ${what} ${sum} of the week of ${formatDay(booked.week)}.`;
}

async function open(
  trx: Trx,
  tell: Tell,
  charge: GoneThrough,
  found: Chargeback,
  at: Instant,
): Promise<ChargebackRow> {
  const { id, booked, state } = charge;
  if (state !== 'succeeded') throw new Error(`${found.id} takes back a charge that is ${state}`);
  if (found.currency !== booked.currency || found.amount > charge.amount) {
    throw new Error(`${found.id} takes back ${found.amount} ${found.currency}`);
  }
  const { org, currency } = booked;
  const { amount, fee, reason } = found;
  await book(trx, chargebackOpened({ id: found.id, org, currency, amount, fee }, at));
  const place = await payPlace(trx, booked);
  const row = { id: found.id, charge: id, booked, amount, fee, reason, place, openedAt: at };
  await addChargeback(trx, row);
  await markCharge(trx, id, 'disputed');
  // What the freelancer has already needs no fund.
  const net = place === 'available' ? 0n : await protectedOf(trx, booked);
  await noteTakenBack(trx, booked, { failedAt: at, protected: net });
  await setOut(trx, booked);
  await note(trx, row, 'opened', at);
  await tellChargeback(trx, tell, charge, row, { what: 'opened', net, at });
  return { ...row, state: 'open', decidedAt: null };
}

async function decide(
  trx: Trx,
  tell: Tell,
  charge: GoneThrough,
  row: ChargebackRow,
  { what, feeBack, at }: { what: 'won' | 'lost'; feeBack: bigint; at: Instant },
): Promise<void> {
  const { booked, id, amount } = row;
  const { org, currency } = booked;
  await decideChargeback(trx, id, { state: what, at });
  await markCharge(trx, row.charge, what === 'won' ? 'succeeded' : 'charged-back');
  // Refunds that were made meanwhile go back to the card, or are charged less.
  await settleWaiting(trx, booked, what === 'won');
  if (what === 'won') {
    await book(trx, chargebackWon({ id, org, currency, amount, fee: feeBack }, at));
    await settleDebt(trx, booked, at);
  }
  await note(trx, row, what, at);
  await tellChargeback(trx, tell, charge, row, { what, net: 0n, at });
}

async function note(
  trx: Trx,
  { booked, id, amount }: Pick<ChargebackRow, 'booked' | 'id' | 'amount'>,
  what: string,
  at: Instant,
): Promise<void> {
  const { contract, week, currency } = booked;
  const detail = { week: formatDay(week), chargeback: id, amount: formatMoney(amount, currency) };
  await noteDeed(trx, { at, person: null, deed: `chargeback-${what}`, object: contract, detail });
}
