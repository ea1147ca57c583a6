import type { Week } from '@stint/core/week';
import type { WeekReview } from '@stint/wire/dispute';
import type { House } from '../../house.ts';
import { approvalsOf } from '../../store/approvals.ts';
import { disputedOf, disputesOf } from '../../store/disputes.ts';
import type { Visible } from '../contracts/visible.ts';
import { weekReview } from './dispute-letter.ts';

/** What has come of the reviews of these weeks, for their letters. */
export async function weekReviews(
  house: House,
  visible: Visible,
  weeks: readonly Week[],
): Promise<Map<Week, WeekReview>> {
  const key = { organisation: visible.organisation.id, contract: visible.id };
  const [approvals, rows] = await Promise.all([
    approvalsOf(house.db, key, weeks),
    disputesOf(house.db, key, weeks),
  ]);
  const lines = rows.length === 0 ? [] : await disputedOf(house.db, key, weeks);
  const how = { currency: visible.contract.currency, now: house.clock.now() };
  return new Map(
    weeks.map((week) => {
      const own = rows.filter((row) => Number(row.week) === week);
      return [week, weekReview(approvals.get(week) ?? null, own, lines, how)];
    }),
  );
}
