import type { Diary } from '@stint/core/diary';
import { limitOfWeek } from '@stint/core/limit';
import type { SegmentNumber } from '@stint/core/segment';
import { type Timesheet, timesheetOf } from '@stint/core/timesheet';
import { type Week, weekSegments } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import {
  loadDiary,
  loadLate,
  loadShown,
  type SegmentRange,
  type ShownPart,
  within,
} from '../../store/diary.ts';
import { frozenTimesheets } from '../../store/weeks.ts';

/** A week as it is shown, and whether it is closed: its verdicts stay as they were then (B5). */
export interface JudgedWeek {
  readonly timesheet: Timesheet;
  readonly closed: boolean;
}

/**
 * A week of a contract, judged. Once it is closed the verdicts stay as they were then (B5); what arrives after
 * the lock is shown beside them as late (T6).
 */
export async function judgeWeek(db: Database | Trx, loaded: LoadedContract, week: Week): Promise<Timesheet> {
  const judged = (await judgeWeeks(db, loaded, [week])).get(week);
  if (!judged) throw new Error('a week that was asked for is not judged');
  return judged.timesheet;
}

/** The same of several weeks, read at once. `part`: the entries of that alone are answered, of weeks that are not closed. */
export async function judgeWeeks(
  db: Database | Trx,
  loaded: LoadedContract,
  weeks: readonly Week[],
  part?: ShownPart,
): Promise<Map<Week, JudgedWeek>> {
  const key = { freelancer: loaded.freelancer.id, contract: loaded.id };
  const { contract, client } = loaded;
  if (weeks.length === 0) return new Map();
  const frozen = await frozenTimesheets(db, key, weeks);
  const open = weeks.filter((week) => !frozen.has(week));
  const isLimited = open.some((week) => limitOfWeek(contract.weeklyLimitMinutes, week) !== null);
  const load = (range: SegmentRange): Promise<Diary> =>
    part ? loadShown(db, key, range, { ...part, isLimited }) : loadDiary(db, key, range);
  const live = open.length > 0 ? await load(rangeOf(open)) : null;
  const late = frozen.size > 0 ? await loadLate(db, key, rangeOf([...frozen.keys()])) : null;
  const isShown = (segment: SegmentNumber): boolean => part === undefined || within(segment, part.shown);
  const judge = (week: Week): JudgedWeek => {
    const before = frozen.get(week);
    const diary = before ? late : live;
    if (!diary) throw new Error('a week whose diary was not read');
    const now = timesheetOf(contract, client, diary, week, isShown);
    if (!before) return { timesheet: now, closed: false };
    const entries = [...before.entries, ...now.entries].sort((a, b) => a.segment - b.segment);
    return { timesheet: { ...before, entries }, closed: true };
  };
  return new Map(weeks.map((week) => [week, judge(week)]));
}

/** All segments from the first of these weeks to the last. */
function rangeOf(weeks: readonly Week[]): SegmentRange {
  const { first } = weekSegments(Math.min(...weeks));
  return { first, end: weekSegments(Math.max(...weeks)).end };
}
