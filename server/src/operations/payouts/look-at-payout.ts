import { payoutFailed } from '@stint/core/bookings';
import { approve } from '@stint/core/payout';
import type { DeskPayout } from '@stint/wire/payout-desk';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { book } from '../../store/ledger.ts';
import { addApproval, approversOf } from '../../store/payout-approvals.ts';
import { decidePayout, findPayout, lockPayout } from '../../store/payouts.ts';
import { sendPayout } from '../money/settle-payouts.ts';
import { tellingIn } from '../notifications/tell.ts';
import { deskPayout } from './letters.ts';
import { tellBack } from './tell-payouts.ts';

/**
 * An operator lets a large payout go; the second one's word sends it. Nobody has two words, or one about their own money.
 * Refusals: `no-such-payout`, `another-operator`, `decided-already`.
 */
export async function approvePayout(
  house: House,
  actor: Actor,
  { payout: id }: { payout: string },
): Promise<DeskPayout | Refusal> {
  const { person } = actor;
  const done = await house.db.transaction().execute(async (trx) => {
    const payout = await lockPayout(trx, id);
    if (!payout) return refuse('no-such-payout');
    if (payout.state === 'failed') return refuse('decided-already');
    const approvers = (await approversOf(trx, [id])).map((one) => one.person);
    if (payout.state !== 'waiting') {
      // Asked twice: who has approved it hears the same again.
      return approvers.includes(person) ? 'waits' : refuse('decided-already');
    }
    const result = approve({ own: payout.freelancer, makers: [], approvers }, person);
    if (result === 'again') return refuse('another-operator');
    const at = house.clock.now();
    await addApproval(trx, id, person, at);
    await noteDeed(trx, { at, person, deed: 'payout-approved', object: id });
    if (result === 'done') await decidePayout(trx, id, { state: 'asked', at: null, reason: '' });
    return result;
  });
  if (isRefusal(done)) return done;
  if (done === 'done') {
    const payout = await findPayout(house.db, id);
    // Should no answer come, or this stop here, the clock asks with the same id.
    if (payout?.via === 'processor' && payout.state === 'asked') await sendPayout(house, payout);
  }
  return deskPayout(house, actor, id);
}

/** It does not go: the money is available again. Refusals: `no-such-payout`, `decided-already`. */
export async function declinePayout(
  house: House,
  actor: Actor,
  { payout: id, reason }: { payout: string; reason: string },
): Promise<DeskPayout | Refusal> {
  const done = await tellingIn(house, async (trx, tell) => {
    const payout = await lockPayout(trx, id);
    if (!payout) return refuse('no-such-payout');
    if (payout.state === 'failed' && payout.reason === reason) return null;
    if (payout.state !== 'waiting') return refuse('decided-already');
    const at = house.clock.now();
    await decidePayout(trx, id, { state: 'failed', at, reason });
    await book(trx, payoutFailed(payout, at));
    await tellBack(tell, payout, { by: 'operator', reason, at });
    await noteDeed(trx, {
      at,
      person: actor.person,
      deed: 'payout-declined',
      object: id,
      detail: { reason },
    });
    return null;
  });
  return done ?? deskPayout(house, actor, id);
}
