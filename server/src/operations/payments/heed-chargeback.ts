import { formatDay, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { chargebackOpened, chargebackWon } from '@stint/core/return-bookings';
import type { House } from '../../house.ts';
import type { Chargeback } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  addChargeback,
  type ChargebackRow,
  type ChargedFor,
  chargeByRef,
  decideChargeback,
  findChargeback,
  type GoneThrough,
  isTakenBackBeside,
  someChargeIsAsked,
} from '../../store/chargebacks.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { lockContract } from '../../store/terms.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { tellChargeback } from '../refunds/tell-refund.ts';
import { payGivenBack, payLost, payTakenBack } from './pay-taken-back.ts';

/**
 * A client's bank takes a charge back, or has decided about it: whatever of that is not in the books yet is booked. The
 * client owes the charge again, as after one that failed: pay that is not available waits, money in escrow is frozen,
 * protected time is paid by the fund (D5), and what was available already stays the freelancer's. Won, it is paid after all;
 * lost, it stays owed. Answers what was done, '' where nothing was; null when the processor does not answer.
 */
export async function heedChargeback(house: House, id: string): Promise<string | null> {
  const found = await house.payments.findChargeback(id);
  if (!found) return null;
  if (found.status === 'asked') return '';
  const charge = await chargeByRef(house.db, found.chargeRef);
  // Ours may be one whose answer has not come yet.
  if (!charge) return (await someChargeIsAsked(house.db)) ? null : '';
  const said = await tellingIn(house, (trx, tell) => heed(house, trx, tell, found));
  const kind = charge.what.of === 'week' ? 'week' : 'terms';
  if (said !== '') house.events.tell(charge.what.booked.contract, { kind });
  return said;
}

async function heed(house: House, trx: Trx, tell: Tell, found: Chargeback): Promise<string> {
  const first = await chargeByRef(trx, found.chargeRef);
  if (!first) throw new Error('a charge that was there is gone');
  await lock(trx, first.what);
  const charge = (await chargeByRef(trx, found.chargeRef)) ?? first;
  const at = house.clock.now();
  const known = await findChargeback(trx, found.id);
  const row = known ?? (await open(trx, tell, charge, found, at));
  if (row.state === 'open' && found.status !== 'open' && found.status !== 'asked') {
    const decided = { what: found.status, feeBack: found.feeBack, at };
    await decide({ house, trx, tell }, charge, row, decided);
  } else if (known) return '';
  const { currency } = charge.what.booked;
  const sum = `${formatMoney(found.amount, currency)} ${currency}`;
  const verb = { open: 'took back', won: 'gave back', lost: 'took back for good', asked: '' }[found.status];
  return `${charge.title}: the client’s bank ${verb} ${sum} of ${sayWhat(charge)}.`;
}

/** Whoever moves the money of a week or a payment has the freelancer's desk; of a milestone, the contract. */
async function lock(trx: Trx, { of, booked }: ChargedFor): Promise<void> {
  if (of === 'deposit') await lockContract(trx, booked.contract);
  else await lockDesk(trx, booked.freelancer);
}

function sayWhat({ what, says }: GoneThrough): string {
  return what.of === 'week' ? `the week of ${formatDay(what.booked.week)}` : `“${says}”`;
}

async function open(
  trx: Trx,
  tell: Tell,
  charge: GoneThrough,
  found: Chargeback,
  at: Instant,
): Promise<ChargebackRow> {
  const { id, what, state } = charge;
  const { org, currency } = what.booked;
  if (state === 'asked' || state === 'declined') throw new Error(`${found.id} takes back a charge ${state}`);
  if (found.currency !== currency || found.amount > charge.amount) {
    throw new Error(`${found.id} takes back ${found.amount} ${found.currency}`);
  }
  const { amount, fee, reason } = found;
  await book(trx, chargebackOpened({ id: found.id, org, currency, amount, fee }, at));
  const { place, net } = await payTakenBack(trx, charge, at);
  const row = { id: found.id, charge: id, what, amount, fee, reason, place, openedAt: at };
  await addChargeback(trx, row);
  await note(trx, row, 'opened', at);
  await tellChargeback(trx, tell, charge, row, { what: 'opened', net, at });
  return { ...row, state: 'open', decidedAt: null };
}

async function decide(
  { house, trx, tell }: { house: House; trx: Trx; tell: Tell },
  charge: GoneThrough,
  row: ChargebackRow,
  { what, feeBack, at }: { what: 'won' | 'lost'; feeBack: bigint; at: Instant },
): Promise<void> {
  const { id, amount } = row;
  const { org, currency } = row.what.booked;
  await decideChargeback(trx, id, { state: what, at });
  if (what === 'won') await book(trx, chargebackWon({ id, org, currency, amount, fee: feeBack }, at));
  const isLast = !(await isTakenBackBeside(trx, row));
  if (what === 'lost') await payLost(trx, charge, row, at);
  else if (isLast && charge.state !== 'charged-back') await payGivenBack(house, trx, charge, at);
  await note(trx, row, what, at);
  await tellChargeback(trx, tell, charge, row, { what, net: 0n, at });
}

async function note(
  trx: Trx,
  { what, id, amount }: Pick<ChargebackRow, 'what' | 'id' | 'amount'>,
  step: string,
  at: Instant,
): Promise<void> {
  const { contract, currency } = what.booked;
  const of = what.of === 'week' ? { week: formatDay(what.booked.week) } : { [what.of]: what.booked.id };
  const detail = { ...of, chargeback: id, amount: formatMoney(amount, currency) };
  await noteDeed(trx, { at, person: null, deed: `chargeback-${step}`, object: contract, detail });
}
