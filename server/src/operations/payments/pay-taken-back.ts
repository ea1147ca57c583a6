import { clientTotalHeld } from '@stint/core/escrow/lot';
import { isReleasable } from '@stint/core/handshake/milestone';
import type { Instant } from '@stint/core/instant';
import { escrowTakenBack } from '@stint/core/return-bookings';
import type { House } from '../../house.ts';
import { type ChargebackRow, type GoneThrough, markCharge } from '../../store/chargebacks.ts';
import { loadContract } from '../../store/contracts.ts';
import { noteTakenBack } from '../../store/debts.ts';
import { markDeposit } from '../../store/deposits.ts';
import type { Trx } from '../../store/desk.ts';
import { claimsOf } from '../../store/escrow-claims.ts';
import { creditParts } from '../../store/escrow-parts.ts';
import { book } from '../../store/ledger.ts';
import { loadMilestones } from '../../store/milestones.ts';
import { findPayment, movePayment } from '../../store/payments.ts';
import type { TakenFromPlace } from '../../store/refund-tables.ts';
import { settleWaiting } from '../../store/refunds.ts';
import { setOut } from '../../store/under-way.ts';
import { protectedOf } from '../debts/note-debt.ts';
import { settleDebt } from '../debts/settle-debt.ts';
import { clearEscrow } from '../escrow/clear-escrow.ts';
import { loadEscrow } from '../escrow/load-escrow.ts';
import { payPlace } from '../review/in-review.ts';

// What a charge that its bank takes back does to the pay that it was for. Asked under its lock.

/** The bank has taken it: what has a way to go waits. `net`: what the fund is to pay of it. */
export async function payTakenBack(
  trx: Trx,
  { id, what, state }: GoneThrough,
  at: Instant,
): Promise<{ place: TakenFromPlace; net: bigint }> {
  if (what.of === 'deposit') {
    if (state === 'succeeded') await markDeposit(trx, what.booked.id, 'disputed');
    return { place: 'escrow', net: 0n };
  }
  // One that was taken back for good before stays so.
  if (id !== null && state === 'succeeded') await markCharge(trx, id, 'disputed');
  if (what.of === 'payment') {
    const payment = await findPayment(trx, what.booked.id);
    return { place: payment?.state === 'available' ? 'available' : 'pending', net: 0n };
  }
  const place = await payPlace(trx, what.booked);
  // What the freelancer has already needs no fund.
  const net = place === 'available' ? 0n : await protectedOf(trx, what.booked);
  await noteTakenBack(trx, what.booked, { failedAt: at, protected: net });
  await setOut(trx, what.booked);
  return { place, net };
}

/** The client has paid after all: all of it goes on, and refunds that were made meanwhile go to the card. */
export async function payGivenBack(
  house: House,
  trx: Trx,
  { id, what }: GoneThrough,
  at: Instant,
): Promise<void> {
  if (what.of === 'deposit') {
    await markDeposit(trx, what.booked.id, 'succeeded');
    await putBack(house, trx, what.booked, at);
    return;
  }
  if (id !== null) await markCharge(trx, id, 'succeeded');
  if (what.of === 'payment') return;
  await settleWaiting(trx, what.booked, true);
  await settleDebt(trx, what.booked, at);
}

/** It stays owed. */
export async function payLost(
  trx: Trx,
  { id, what }: GoneThrough,
  chargeback: ChargebackRow,
  at: Instant,
): Promise<void> {
  if (what.of === 'deposit') return loseDeposit(trx, what.booked, chargeback, at);
  if (id !== null) await markCharge(trx, id, 'charged-back');
  if (what.of === 'week') return settleWaiting(trx, what.booked, false);
  const payment = await findPayment(trx, what.booked.id);
  if (payment?.state !== 'held' && payment?.state !== 'available') return;
  // It may have been paid again since, where one charge is taken back twice.
  if (payment.last?.state !== 'charged-back') return;
  await movePayment(trx, what.booked.id, { state: 'owed', round: payment.round, since: at });
}

type Deposited = Extract<GoneThrough['what'], { of: 'deposit' }>['booked'];

/** What is still in escrow of it pays for a part; its milestone is funded no more. What was released the client owes. */
async function loseDeposit(trx: Trx, booked: Deposited, { id }: ChargebackRow, at: Instant): Promise<void> {
  const { lots } = await loadEscrow(trx, booked.contract);
  const lot = lots.find((one) => one.id === booked.id);
  const held = lot ? lot.amount - lot.released - lot.refunded : 0n;
  const { org, contract, currency } = booked;
  if (lot) await book(trx, escrowTakenBack({ id, org, contract, currency }, clientTotalHeld(lot), at));
  const known = (await loadEscrow(trx, contract)).deposits.find((one) => one.booked.id === booked.id);
  if (known?.state !== 'charged-back') await markDeposit(trx, booked.id, 'charged-back', held);
  await creditParts(trx, booked.id, at);
}

/** Where the contract or the milestone ended meanwhile, and nobody is asked about it, it goes straight back. */
async function putBack(house: House, trx: Trx, { id, contract }: Deposited, at: Instant): Promise<void> {
  const loaded = await loadContract(trx, contract);
  const lot = (await loadEscrow(trx, contract)).lots.find((one) => one.id === id);
  if (!loaded || !lot) return;
  const milestone = (await loadMilestones(trx, contract)).find((one) => one.id === lot.milestone);
  const isRunning = loaded.contract.endedAt === null;
  const isAsked = (await claimsOf(trx, contract)).some(({ state }) =>
    ['asked', 'disputed', 'heard'].includes(state),
  );
  if (isAsked || (isRunning && milestone && isReleasable(milestone.state))) return;
  const rest = { kind: 'refunded' } as const;
  await clearEscrow(house, trx, loaded, { lots: [lot], release: 0n, rest, cause: 'too-late', at, by: null });
}
