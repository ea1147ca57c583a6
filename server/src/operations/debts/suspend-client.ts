import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  addSuspension,
  type ClientDue,
  lockClient,
  openSince,
  owesStill,
  standForPayment,
} from '../../store/suspensions.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellClientStands, tellContractsStand } from './tell-debts.ts';

/**
 * D5: a client that owes after the fifth failed day is suspended: each of its contracts pauses at this instant, by the
 * house, so that nobody works a minute more that nobody pays (T5). Answers what was done; null when it was done already.
 */
export async function suspendClient(house: House, { organisation }: ClientDue): Promise<string | null> {
  const paused = await tellingIn(house, async (trx, tell) => {
    await lockClient(trx, organisation);
    if ((await openSince(trx, organisation)) !== null || !(await owesStill(trx, organisation))) return null;
    const at = house.clock.now();
    await addSuspension(trx, organisation, at);
    const contracts = await standForPayment(trx, organisation, { what: 'paused', at });
    await noteDeed(trx, {
      at,
      person: null,
      deed: 'client-suspended',
      object: organisation,
      detail: { contracts: contracts.length },
    });
    await tellContractsStand(trx, tell, contracts, { what: 'paused', at });
    const name = await tellClientStands(trx, tell, organisation, {
      what: 'paused',
      at,
      contracts: contracts.length,
    });
    return { contracts, name };
  });
  if (!paused) return null;
  // Trackers hear it on the contract's stream and ask for its standing at once.
  for (const contract of paused.contracts) house.events.tell(contract, { kind: 'terms' });
  return `${paused.name} is suspended until it has paid; ${paused.contracts.length} contracts are paused.`;
}
