import { clientFeeOf } from '@stint/core/escrow/lot';
import { isAgreed } from '@stint/core/handshake/milestone';
import type { fundMilestone as route } from '@stint/wire/escrow';
import type { Milestone as MilestoneLetter } from '@stint/wire/milestones';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { addDeposit, findAskedDeposit, findDeposit, isChargeId } from '../../store/deposits.ts';
import type { Trx } from '../../store/desk.ts';
import { loadMilestones } from '../../store/milestones.ts';
import { findPaymentMethod } from '../../store/payment-methods.ts';
import { openSince } from '../../store/suspensions.ts';
import { lockContract } from '../../store/terms.ts';
import { refuseClientDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import type { MilestoneAddress } from '../milestones/milestone-deed.ts';
import { readMilestone } from '../milestones/read-milestone.ts';
import { settleDeposit } from './charge-deposit.ts';
import { heldIn, loadEscrow, lotsBehind } from './load-escrow.ts';

type Wanted = Body<typeof route> & MilestoneAddress;

/**
 * Puts aside what a milestone's amount still misses, with the client's fee on it, from a card of the client's choice: the
 * intention is written under the caller's id, the processor is asked with it, the answer is written. The same id again is the
 * same charge. Refusals: `no-such-contract`, `clients-only`, `not-your-role`, `no-escrow`, `no-such-milestone`, `not-allowed`
 * (the contract has ended), `payment-owed`, `not-in-this-state`, `changed-meanwhile`, `no-such-card`, `milestone-funded`, `charge-under-way`,
 * `card-declined`, `processor-unreachable` (the clock finds the answer), `id-taken`.
 */
export async function fundMilestone(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<MilestoneLetter | Refusal> {
  const visible = await visibleContract(house, actor, wanted.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseClientDeed(visible, 'pay');
  if (no) return no;
  if (visible.escrow !== true) return refuse('no-escrow');
  const id = wanted.id.toLowerCase();
  const refusal = await house.db
    .transaction()
    .execute((trx) => writeIntention(house, trx, { ...wanted, id, actor, visible }));
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  const asked = await findAskedDeposit(house.db, id);
  if (asked) await settleDeposit(house, asked);
  const after = await findDeposit(house.db, id);
  if (after?.state === 'asked') return refuse('processor-unreachable');
  if (after?.state === 'declined') {
    const fault = after.declineCode;
    return refuse('card-declined', { field: 'paymentMethod', ...(fault ? { fault } : {}) });
  }
  return readMilestone(house, actor, wanted);
}

async function writeIntention(
  house: House,
  trx: Trx,
  wanted: Wanted & { actor: Actor; visible: Visible },
): Promise<Refusal | null> {
  const { visible, id, actor, paymentMethod } = wanted;
  const { id: contract, organisation, freelancer } = visible;
  const { endedAt } = await lockContract(trx, contract);
  const now = house.clock.now();
  const known = await findDeposit(trx, id);
  const milestone = (await loadMilestones(trx, contract)).find(
    (one) => one.id === wanted.milestone.toLowerCase(),
  );
  if (known)
    return known.booked.contract === contract && known.milestone === milestone?.id
      ? null
      : refuse('id-taken', { field: 'id' });
  // The processor knows charges by their ids alone: one that was made for something else pays for nothing here.
  if (await isChargeId(trx, id)) return refuse('id-taken', { field: 'id' });
  if (!milestone) return refuse('no-such-milestone');
  if (endedAt !== null) return refuse('not-allowed');
  // What is owed comes first, as with a bonus.
  if ((await openSince(trx, organisation.id)) !== null) return refuse('payment-owed');
  if (wanted.version !== undefined && wanted.version !== milestone.version)
    return refuse('changed-meanwhile');
  const escrow = await loadEscrow(trx, contract);
  const amount = milestone.amount - heldIn(lotsBehind(escrow, milestone.id));
  if (amount <= 0n || milestone.state === 'released') return refuse('milestone-funded');
  if (!isAgreed(milestone.state)) return refuse('not-in-this-state');
  const card = await findPaymentMethod(trx, paymentMethod);
  if (card?.organisation !== organisation.id || card.isRemoved || card.verifiedAt === null)
    return refuse('no-such-card', { field: 'paymentMethod' });
  const { currency, freelancerFee, clientFee } = visible.contract;
  const isAdded = await addDeposit(trx, {
    booked: { id, contract, org: organisation.id, freelancer: freelancer.id, currency },
    milestone: milestone.id,
    amount,
    clientFee: clientFeeOf(amount, clientFee),
    freelancerFeePercent: freelancerFee,
    clientFeePercent: clientFee,
    paymentMethod,
    askedAt: now,
    by: actor.person,
  });
  return isAdded ? null : refuse('charge-under-way');
}
