import type { Contract as ContractLetter } from '@stint/wire/contracts';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { contractsOf, everyContract, loadContracts } from '../../store/contracts.ts';
import { contractLetter } from './contract-letter.ts';
import { seenBy, visibleContract } from './visible.ts';

/** The contracts that a person is a side of; for an operator, all. A tracker sees those of its freelancer. */
export async function listContracts(house: House, actor: Actor): Promise<ContractLetter[]> {
  const now = house.clock.now();
  const tracker = actor.kind === 'tracker';
  const ids =
    actor.operator && !tracker
      ? await everyContract(house.db)
      : await contractsOf(house.db, {
          person: actor.person,
          organisations: tracker ? [] : actor.organisations,
          agencies: tracker ? [] : actor.agencies,
        });
  return (await loadContracts(house.db, ids)).flatMap((loaded) => {
    const visible = seenBy(actor, loaded);
    return visible ? [contractLetter(visible, now)] : [];
  });
}

export async function readContract(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<ContractLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  return isRefusal(visible) ? visible : contractLetter(visible, house.clock.now());
}
