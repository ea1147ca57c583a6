import type { Milestone as MilestoneLetter } from '@stint/wire/milestones';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { loadMilestones, loadSteps } from '../../store/milestones.ts';
import { visibleContract } from '../contracts/visible.ts';
import { loadMoneySeen } from '../escrow/load-escrow.ts';
import { milestoneLetter } from './milestone-letter.ts';

/** One milestone as somebody sees it. Refusals: `no-such-contract`, `no-such-milestone`. */
export async function readMilestone(
  house: House,
  actor: Actor,
  asked: { contract: string; milestone: string },
): Promise<MilestoneLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const id = asked.milestone.toLowerCase();
  const milestones = await loadMilestones(house.db, visible.id);
  const milestone = milestones.find((one) => one.id === id);
  if (!milestone) return refuse('no-such-milestone');
  const money = await loadMoneySeen(house.db, visible.id, milestones);
  return milestoneLetter(visible, milestone, await loadSteps(house.db, visible.id), money);
}
