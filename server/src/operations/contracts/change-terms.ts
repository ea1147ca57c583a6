import type { Instant } from '@stint/core/instant';
import type { Contract as ContractLetter } from '@stint/wire/contracts';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addTermsVersion, lockContract, type TermsChange } from '../../store/terms.ts';
import { tellingIn } from '../notifications/tell.ts';
import { contractLetter } from './contract-letter.ts';
import { tellTerms } from './tell-contract.ts';
import { refuseDeed, type Visible, visibleContract } from './visible.ts';

/**
 * A new version of a contract's terms, decided by the terms as they are then, by either side. Refusals:
 * `no-such-contract`, `not-allowed-here` (an operator), `not-your-role`, `fixed-price`, `not-allowed` (it has
 * ended), those of `decide`. Where `decide` answers null they are what they should be already. `also` happens with it.
 */
export async function changeTerms(
  house: House,
  actor: Actor,
  id: string,
  decide: (visible: Visible, now: Instant) => (TermsChange & { told: string }) | Refusal | null,
  also: (trx: Trx, now: Instant) => Promise<void> = async () => {},
): Promise<ContractLetter | Refusal> {
  const seen = await visibleContract(house, actor, id);
  if (isRefusal(seen)) return seen;
  const no = refuseDeed(seen, 'change-terms');
  if (no) return no;
  const refusal = await tellingIn(house, async (trx, tell) => {
    const contract = await lockContract(trx, id);
    // Only now: who waited for the lock changes what is in force then, not what was before.
    const now = house.clock.now();
    if (seen.kind === 'fixed') return refuse('fixed-price');
    if (contract.endedAt !== null) return refuse('not-allowed');
    const change = decide({ ...seen, contract }, now);
    if (isRefusal(change)) return change;
    if (change) {
      const { told, ...version } = change;
      await addTermsVersion(trx, id, { ...version, at: now, by: actor.person });
      await tellTerms(trx, tell, { ...seen, contract }, { change: version, at: now, doer: actor });
      const detail = { what: change.what, to: told };
      await noteDeed(trx, { at: now, person: actor.person, deed: 'terms-changed', object: id, detail });
    }
    await also(trx, now);
    return null;
  });
  if (refusal) return refusal;
  house.events.tell(id, { kind: 'terms' });
  const after = await visibleContract(house, actor, id);
  return isRefusal(after) ? after : contractLetter(after, house.clock.now());
}
