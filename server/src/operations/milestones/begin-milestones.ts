import type { Instant } from '@stint/core/instant';
import type { Trx } from '../../store/desk.ts';
import { type MilestoneContent, saveMilestone } from '../../store/milestones.ts';
import { reminderAt } from './remind-milestone.ts';

/** The milestones that both agreed to with the offer: a contract of a fixed price begins with them, in their order. */
export async function beginMilestones(
  trx: Trx,
  begun: {
    contract: string;
    at: Instant;
    /** Who accepted the offer. */
    by: string;
    milestones: readonly (MilestoneContent & { id: string })[];
  },
): Promise<void> {
  const { contract, at, by } = begun;
  for (const [index, { id, ...content }] of begun.milestones.entries()) {
    const milestone = {
      contract,
      id,
      n: index + 1,
      ...content,
      state: 'agreed',
      wanted: null,
      submittedAt: null,
      version: 0,
      termsVersion: 0,
      // Who has just agreed to a day knows it.
      remindedOf: reminderAt(content.dueDay, at),
    } as const;
    await saveMilestone(trx, milestone, { at, by, deed: 'agree', word: '', ...content });
  }
}
