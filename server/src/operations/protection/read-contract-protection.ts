import { formatMoney } from '@stint/core/money';
import { weekOf } from '@stint/core/week';
import type { ContractProtection } from '@stint/wire/protection';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { capOf, outstandingOf } from '../../store/fund.ts';
import { visibleContract } from '../contracts/visible.ts';

/** What the fund pays at most on a contract (D5), for whoever sees it. Refusal: `no-such-contract`. */
export async function readContractProtection(
  house: House,
  actor: Actor,
  { contract: id }: { contract: string },
): Promise<ContractProtection | Refusal> {
  const visible = await visibleContract(house, actor, id);
  if (isRefusal(visible)) return visible;
  const { currency } = visible.contract;
  const cap = await capOf(house.db, currency);
  const week = weekOf(house.clock.now());
  const booked = {
    contract: visible.id,
    org: visible.organisation.id,
    freelancer: visible.freelancer.id,
    week,
    currency,
  };
  const used = await outstandingOf(house.db, booked, cap.days);
  return {
    currency,
    cap: formatMoney(cap.amount, currency),
    days: cap.days,
    used: formatMoney(used, currency),
  };
}
