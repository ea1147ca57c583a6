import type { Milestone as MilestoneLetter, changeMilestone as route } from '@stint/wire/milestones';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { visibleContract } from '../contracts/visible.ts';
import { readContent } from './content.ts';
import { type MilestoneAddress, milestoneDeed } from './milestone-deed.ts';

/**
 * A change of a milestone; of what was agreed, it waits for the other side's word. Refusals: `amount-too-small`,
 * `bad-amount`, those of `milestoneDeed`.
 */
export async function changeMilestone(
  house: House,
  actor: Actor,
  wanted: Body<typeof route> & MilestoneAddress,
): Promise<MilestoneLetter | Refusal> {
  const visible = await visibleContract(house, actor, wanted.contract);
  if (isRefusal(visible)) return visible;
  const to = readContent(wanted, visible.contract.currency);
  return isRefusal(to) ? to : milestoneDeed(house, actor, wanted, { deed: 'change', to }, '');
}
