import type { Instant } from '@stint/core/instant';
import type { Contract as ContractLetter } from '@stint/wire/contracts';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { StandingRow } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { decideRaise, loadRaises } from '../../store/raises.ts';
import { suspendedSince } from '../../store/suspensions.ts';
import { addStanding, lockContract, settleRaise } from '../../store/terms.ts';
import { endWithEscrow } from '../escrow/end-contract.ts';
import { askFeedback } from '../feedback/tell-shown.ts';
import { tellingIn } from '../notifications/tell.ts';
import { contractLetter } from './contract-letter.ts';
import { decideStanding } from './decide-standing.ts';
import { tellStanding } from './tell-contract.ts';
import { refuseDeed, visibleContract } from './visible.ts';

const DEEDS = { paused: 'pause', resumed: 'resume', ended: 'end' } as const;

/**
 * Pauses, resumes or ends a contract at this instant, by either side (T5, B5). Refusals: `not-your-role`, `not-allowed`,
 * `payment-owed` for resuming while its client is suspended (D5).
 */
export async function changeStanding(
  house: House,
  actor: Actor,
  wanted: { contract: string; what: StandingRow['what'] },
): Promise<ContractLetter | Refusal> {
  const { contract: id, what } = wanted;
  const seen = await visibleContract(house, actor, id);
  if (isRefusal(seen)) return seen;
  const no = refuseDeed(seen, 'change-terms');
  if (no) return no;
  const refusal = await tellingIn(house, async (trx, tell) => {
    // The client comes before the contract in the order of locks.
    const isOwed = what === 'resumed' && (await suspendedSince(trx, seen.organisation.id)) !== null;
    const contract = await lockContract(trx, id);
    // Only now: who waited for the lock comes after what it waited for.
    const now = house.clock.now();
    const decided = decideStanding(DEEDS[what], contract, now);
    if (isRefusal(decided)) return decided;
    if (isOwed) return refuse('payment-owed');
    await addStanding(trx, id, { what, at: now, by: actor.person });
    await noteDeed(trx, { at: now, person: actor.person, deed: `contract-${what}`, object: id });
    await tellStanding(trx, tell, seen, { what, at: now, doer: actor });
    if (what === 'ended') {
      await dropRaise(trx, id, now);
      const side = seen.side === 'freelancer' ? 'freelancer' : 'client';
      await endWithEscrow(house, trx, tell, seen, { side, by: actor.person, at: now });
      await askFeedback(trx, tell, seen, now);
    }
    return null;
  });
  if (refusal) return refusal;
  house.events.tell(id, { kind: 'terms' });
  const after = await visibleContract(house, actor, id);
  return isRefusal(after) ? after : contractLetter(after, house.clock.now());
}

/** A raise whose day has come is one still; one whose day lies ahead is dropped with the end. */
async function dropRaise(trx: Trx, id: string, now: Instant): Promise<void> {
  await settleRaise(trx, id, now);
  const [raise] = await loadRaises(trx, [id]);
  if (raise?.state === 'waiting') await decideRaise(trx, id, 'passed-over');
}
