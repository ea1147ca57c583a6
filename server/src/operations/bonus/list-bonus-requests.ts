import type { BonusRequest } from '@stint/wire/bonus';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { newestBonusRequests } from '../../store/bonus-requests.ts';
import { contractsOf, loadContracts } from '../../store/contracts.ts';
import { bonusLetter } from './bonus-letter.ts';

/** The requests that somebody made as a freelancer, or was asked as a client; the newest first. */
export async function listBonusRequests(house: House, actor: Actor): Promise<BonusRequest[]> {
  const contracts = await contractsOf(house.db, actor);
  const rows = await newestBonusRequests(house.db, contracts, LIMITS.list);
  const loaded = await loadContracts(house.db, [...new Set(rows.map((row) => row.contract_id))]);
  const byId = new Map(loaded.map((contract) => [contract.id, contract]));
  return rows.flatMap((row) => {
    const contract = byId.get(row.contract_id);
    return contract ? [bonusLetter(row, contract)] : [];
  });
}
