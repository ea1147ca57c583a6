import { type Timesheet, timesheetOf } from '@stint/core/timesheet';
import { type Week, weekSegments } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { loadDiary, loadLate } from '../../store/diary.ts';
import { frozenTimesheet } from '../../store/weeks.ts';

/**
 * A week of a contract, judged. Once it is closed the verdicts stay as they were then (B5); what arrives after
 * the lock is shown beside them as late (T6).
 */
export async function judgeWeek(db: Database | Trx, loaded: LoadedContract, week: Week): Promise<Timesheet> {
  const key = { freelancer: loaded.freelancer.id, contract: loaded.id };
  const frozen = await frozenTimesheet(db, key, week);
  const load = frozen ? loadLate : loadDiary;
  const diary = await load(db, key, weekSegments(week));
  const live = timesheetOf(loaded.contract, loaded.client, diary, week);
  if (!frozen) return live;
  const entries = [...frozen.entries, ...live.entries].sort((a, b) => a.segment - b.segment);
  return { ...frozen, entries };
}
