import { isAgreed, milestoneReminder } from '@stint/core/handshake/milestone';
import { type Instant, parseDay } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { loadContract } from '../../store/contracts.ts';
import { loadMilestones, markReminded } from '../../store/milestones.ts';
import type { MilestoneDue } from '../../store/milestones-due.ts';
import { lockContract } from '../../store/terms.ts';
import { ofContract, othersOf } from '../notifications/sides.ts';
import { tellingIn } from '../notifications/tell.ts';

/** Both sides are reminded of a milestone, three days before its due day and on it, once each. Answers ''; null: no more. */
export async function remindMilestone(house: House, due: MilestoneDue): Promise<string | null> {
  const { contract, milestone: id, dueDay } = due;
  return tellingIn(house, async (trx, tell) => {
    const { endedAt } = await lockContract(trx, contract);
    const milestone = (await loadMilestones(trx, contract)).find((one) => one.id === id);
    const now = house.clock.now();
    const reminder = reminderAt(dueDay, now);
    const isDue = milestone?.dueDay === dueDay && isAgreed(milestone.state);
    if (endedAt !== null || !isDue || reminder === null || milestone.remindedOf === reminder) return null;
    const loaded = await loadContract(trx, contract);
    if (!loaded) return null;
    await markReminded(trx, { contract, id }, reminder);
    await tell({
      to: await othersOf(trx, loaded, null),
      event: `milestone-due:${contract}:${id}:${reminder}`,
      at: now,
      told: {
        kind: 'milestone-due',
        facts: { ...ofContract(loaded), milestone: milestone.title, dueDay },
      },
    });
    return '';
  });
}

/** The reminder that a due day has come to, as a milestone keeps the last one that was sent: `2026-11-20 soon`. */
export function reminderAt(dueDay: string | null, at: Instant): string | null {
  if (dueDay === null) return null;
  const which = milestoneReminder(parseDay(dueDay) ?? 0, at);
  return which && `${dueDay} ${which}`;
}
