import { isAgreed } from '@stint/core/handshake/milestone';
import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import { loadMilestones, markReminded } from '../../store/milestones.ts';
import type { MilestoneDue } from '../../store/milestones-due.ts';
import { lockContract } from '../../store/terms.ts';
import { ofContract, sidesOf } from '../notifications/sides.ts';
import { tellingIn } from '../notifications/tell.ts';

/** Both sides are reminded of a milestone, three days before its due day and on it, once each. Answers ''; null: no more. */
export async function remindMilestone(house: House, due: MilestoneDue): Promise<string | null> {
  const { contract, milestone: id, dueDay, which } = due;
  return tellingIn(house, async (trx, tell) => {
    const { endedAt } = await lockContract(trx, contract);
    const milestone = (await loadMilestones(trx, contract)).find((one) => one.id === id);
    const reminder = `${dueDay} ${which}`;
    const isDue = milestone?.dueDay === dueDay && isAgreed(milestone.state);
    if (endedAt !== null || !isDue || milestone.remindedOf === reminder) return null;
    const loaded = await loadContract(trx, contract);
    if (!loaded) return null;
    await markReminded(trx, { contract, id }, reminder);
    const sides = await sidesOf(trx, {
      freelancer: loaded.freelancer.id,
      organisation: loaded.organisation.id,
    });
    await tell({
      to: [...sides.freelancer, ...sides.clients],
      event: `milestone-due:${contract}:${id}:${reminder}`,
      at: house.clock.now(),
      told: {
        kind: 'milestone-due',
        facts: { ...ofContract(loaded), milestone: milestone.title, dueDay },
      },
    });
    return '';
  });
}
