import { isAgreed, type MilestoneState } from '@stint/core/handshake/milestone';
import { formatMoney, sum } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { Milestones as MilestonesLetter } from '@stint/wire/milestones';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { loadMilestones, loadSteps } from '../../store/milestones.ts';
import { visibleContract } from '../contracts/visible.ts';
import { heldIn, loadMoneySeen } from '../escrow/load-escrow.ts';
import { doingSide, milestoneLetter } from './milestone-letter.ts';

/** The milestones of a contract with what they add up to. Refusal: `no-such-contract`. */
export async function listMilestones(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<MilestonesLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const { id, contract, escrow } = visible;
  const milestones = await loadMilestones(house.db, id);
  const steps = await loadSteps(house.db, id);
  const money = await loadMoneySeen(house.db, id, milestones);
  const { deposits, lots } = money.escrow;
  const sumOf = (wanted: (state: MilestoneState) => boolean): string => {
    const amounts = milestones.filter(({ state }) => wanted(state)).map(({ amount }) => amount);
    return formatMoney(sum(amounts), contract.currency);
  };
  const isProposed = (state: MilestoneState) =>
    state === 'proposed-by-client' || state === 'proposed-by-freelancer';
  const hasRoom = escrow !== null && milestones.length < LIMITS.contractMilestones;
  return {
    currency: contract.currency,
    escrow,
    sums: {
      agreed: sumOf((state) => isAgreed(state) || state === 'submitted' || state === 'released'),
      submitted: sumOf((state) => state === 'submitted'),
      proposed: sumOf(isProposed),
      held: formatMoney(heldIn(lots), contract.currency),
      released: formatMoney(sum(deposits.map(({ released }) => released)), contract.currency),
    },
    milestones: milestones.map((milestone) => milestoneLetter(visible, milestone, steps, money)),
    may: hasRoom && doingSide(visible) !== null ? ['propose'] : [],
  };
}
