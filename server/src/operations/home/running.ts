import { formatDay, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { DiaryEntry, Timesheet } from '@stint/core/timesheet';
import { totalsOf } from '@stint/core/totals';
import type { Week } from '@stint/core/week';
import type { Running } from '@stint/wire/glance';
import { LIMITS } from '@stint/wire/limits';

/** What is known of a contract's weeks. */
export interface KnownWeeks {
  /** Those that are not closed, judged. */
  readonly open: readonly { readonly week: Week; readonly timesheet: Timesheet }[];
  /** Counted seconds of those that are. */
  readonly closed: ReadonlyMap<Week, number>;
  /** Of the week before, if it is closed: what it had counted when it was as old as the running one is at `now`. */
  readonly closedBefore: number;
  /** The limit of the running week, in minutes, where it has nothing in its diary yet. */
  readonly limitMinutes: number | null;
}

/** A contract's running week beside those before it. */
export function runningOf(
  { open, closed, closedBefore, limitMinutes }: KnownWeeks,
  week: Week,
  now: Instant,
): Running {
  const sheet = (one: Week) => open.find((judged) => judged.week === one)?.timesheet;
  const running = sheet(week);
  const last = sheet(week - WEEK_SECONDS);
  const totals = totalsOf(running?.entries ?? []);
  const limit = running ? running.limitMinutes : limitMinutes;
  const weeks = Array.from(
    { length: LIMITS.glanceWeeks },
    (_, index) => week - (LIMITS.glanceWeeks - index) * WEEK_SECONDS,
  );
  return {
    counted: totals.countedSeconds,
    protected: totals.protectedSeconds,
    billed: totals.billedSeconds,
    manual: totals.manualSeconds,
    over: totals.overLimitSeconds,
    uncounted: totals.uncountedSeconds,
    tracked: totals.trackedSeconds,
    limit: limit === null ? null : limit * 60,
    before: last ? countedUntil(last.entries, now - WEEK_SECONDS) : closedBefore,
    weeks: weeks.map((one) => {
      const judged = sheet(one);
      const counted = judged ? totalsOf(judged.entries).countedSeconds : (closed.get(one) ?? 0);
      return { week: formatDay(one), counted };
    }),
  };
}

/** Several contracts' weeks together; without a limit where one of them has none. */
export function sumOfRunning(all: readonly Running[]): Running {
  const add = (seconds: (one: Running) => number): number => all.reduce((sum, one) => sum + seconds(one), 0);
  const limits = all.map(({ limit }) => limit);
  return {
    counted: add(({ counted }) => counted),
    protected: add((one) => one.protected),
    billed: add(({ billed }) => billed),
    manual: add(({ manual }) => manual),
    over: add(({ over }) => over),
    uncounted: add(({ uncounted }) => uncounted),
    tracked: add(({ tracked }) => tracked),
    limit: limits.includes(null) ? null : add(({ limit }) => limit ?? 0),
    before: add(({ before }) => before),
    weeks: (all[0]?.weeks ?? []).map(({ week }, index) => ({
      week,
      counted: add(({ weeks }) => weeks[index]?.counted ?? 0),
    })),
  };
}

function countedUntil(entries: readonly DiaryEntry[], until: Instant): number {
  return entries
    .filter(({ segment }) => segmentStart(segment) < until)
    .reduce((sum, { countedSeconds }) => sum + countedSeconds, 0);
}
