import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  type ClientDue,
  endSuspension,
  lockClient,
  openSince,
  owesStill,
  standForPayment,
} from '../../store/suspensions.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellClientStands, tellContractsStand } from './tell-debts.ts';

/**
 * D5: paying the debt lifts it all: the contracts that the house paused for it go on; those that people paused stay so.
 * Answers what was done; null when it was done already, or something is still owed.
 */
export async function restoreClient(house: House, { organisation }: ClientDue): Promise<string | null> {
  // Most who pay were never suspended: nothing is locked for them.
  if ((await openSince(house.db, organisation)) === null) return null;
  const resumed = await tellingIn(house, async (trx, tell) => {
    await lockClient(trx, organisation);
    if ((await openSince(trx, organisation)) === null || (await owesStill(trx, organisation))) return null;
    const at = house.clock.now();
    await endSuspension(trx, organisation, at);
    const contracts = await standForPayment(trx, organisation, { what: 'resumed', at });
    await noteDeed(trx, {
      at,
      person: null,
      deed: 'client-restored',
      object: organisation,
      detail: { contracts: contracts.length },
    });
    await tellContractsStand(trx, tell, contracts, { what: 'resumed', at });
    const name = await tellClientStands(trx, tell, organisation, {
      what: 'resumed',
      at,
      contracts: contracts.length,
    });
    return { contracts, name };
  });
  if (!resumed) return null;
  for (const contract of resumed.contracts) house.events.tell(contract, { kind: 'terms' });
  return `${resumed.name} has paid what it owed; ${resumed.contracts.length} contracts go on.`;
}
