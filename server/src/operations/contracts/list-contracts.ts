import type { Contract as ContractLetter } from '@stint/wire/contracts';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { contractPage, contractsOf, loadContracts } from '../../store/contracts.ts';
import { contractLetter } from './contract-letter.ts';
import { seenBy, visibleContract } from './visible.ts';

export interface ContractsAsked {
  readonly after?: string | undefined;
  readonly limit?: number;
  readonly order?: 'oldest' | 'newest';
}

/**
 * The contracts that a person is a side of; for an operator, all. A tracker sees those of its freelancer. A page of them:
 * those after `after`.
 */
export async function listContracts(
  house: House,
  actor: Actor,
  asked: ContractsAsked = {},
): Promise<ContractLetter[]> {
  const now = house.clock.now();
  const tracker = actor.kind === 'tracker';
  const own =
    actor.operator && !tracker
      ? null
      : await contractsOf(house.db, {
          person: actor.person,
          organisations: tracker ? [] : actor.organisations,
          agencies: tracker ? [] : actor.agencies,
        });
  const { after = null, limit = LIMITS.contracts, order = 'oldest' } = asked;
  const ids = await contractPage(house.db, own, { after, limit, order });
  const place = new Map(ids.map((id, index) => [id, index]));
  const loaded = await loadContracts(house.db, ids);
  return loaded
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .flatMap((one) => {
      const visible = seenBy(actor, one);
      return visible ? [contractLetter(visible, now)] : [];
    });
}

/** Refusal: `no-such-contract`. */
export async function readContract(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<ContractLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  return isRefusal(visible) ? visible : contractLetter(visible, house.clock.now());
}
