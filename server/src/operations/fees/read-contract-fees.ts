import { formatPercent } from '@stint/core/money';
import type { FeesRead } from '@stint/wire/fees';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { contractFee } from '../../store/fees.ts';
import { visibleContract } from '../contracts/visible.ts';
import { feesLetter } from './fees-now.ts';

/** The fees of a contract, and why they are what they are (B6). Refusal: `no-such-contract`. */
export async function readContractFees(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<FeesRead | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const { freelancerFee, clientFee } = visible.contract;
  const found = await contractFee(house.db, visible.id);
  if (found) return feesLetter(found);
  return {
    freelancerFeePercent: formatPercent(freelancerFee),
    clientFeePercent: formatPercent(clientFee),
    basis: null,
  };
}
