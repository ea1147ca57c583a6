import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import { lockContract } from '../../store/terms.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellShown } from './tell-shown.ts';

/** The fourteen days are over: both sides are told that what was written is shown. Answers ''; null: they were told. */
export async function showFeedback(house: House, { contract }: { contract: string }): Promise<string | null> {
  const told = await tellingIn(house, async (trx, tell) => {
    await lockContract(trx, contract);
    const loaded = await loadContract(trx, contract);
    return loaded !== null && (await tellShown(trx, tell, loaded, house.clock.now()));
  });
  if (!told) return null;
  house.events.tell(contract, { kind: 'terms' });
  return '';
}
