import { type LateTime, lateTimeOf } from '@stint/core/late';
import type { Timesheet } from '@stint/core/timesheet';
import { weekSegments } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { loadDiary } from '../../store/diary.ts';

/** What came to a judged week after its lock, and what it would have been worth (T6); null where nothing did. */
export async function lateTime(
  db: Database | Trx,
  { id, freelancer, contract }: LoadedContract,
  timesheet: Timesheet,
): Promise<LateTime | null> {
  if (!timesheet.entries.some(({ reasons }) => reasons.includes('late'))) return null;
  const key = { freelancer: freelancer.id, contract: id };
  return lateTimeOf(contract, timesheet, await loadDiary(db, key, weekSegments(timesheet.week)));
}
