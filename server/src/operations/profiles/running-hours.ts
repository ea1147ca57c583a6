import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { segmentEnd } from '@stint/core/segment';
import { totalsOf } from '@stint/core/totals';
import { loadContracts } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { openWeeksOf } from '../../store/money.ts';
import { judgeWeeks } from '../diary/judge-week.ts';

export interface CountedHours {
  readonly trackedSeconds: number;
  readonly manualSeconds: number;
}

/** Up to the last midnight in UTC: what is counted today would tell everybody who is at work now (TH-C8). */
export function countedUntil(now: Instant): Instant {
  return now - (now % DAY_SECONDS);
}

/**
 * What a freelancer's diary counts in the weeks that are not closed, by contract: judged as their weeks are, as far as
 * it lies before `until`.
 */
export async function runningHours(
  trx: Trx,
  freelancer: string,
  until: Instant,
): Promise<Map<string, CountedHours>> {
  const open = await openWeeksOf(trx, freelancer);
  const weeks = Map.groupBy(
    open.filter(({ week }) => week < until),
    ({ contract }) => contract,
  );
  const hours = new Map<string, CountedHours>();
  for (const loaded of await loadContracts(trx, [...weeks.keys()])) {
    const judged = await judgeWeeks(
      trx,
      loaded,
      (weeks.get(loaded.id) ?? []).map(({ week }) => week),
    );
    const entries = [...judged.values()]
      .flatMap(({ timesheet }) => timesheet.entries)
      .filter(({ segment }) => segmentEnd(segment) <= until);
    const { countedSeconds, manualSeconds } = totalsOf(entries);
    hours.set(loaded.id, { trackedSeconds: countedSeconds - manualSeconds, manualSeconds });
  }
  return hours;
}

export function addHours(all: Iterable<CountedHours>): CountedHours {
  let [trackedSeconds, manualSeconds] = [0, 0];
  for (const hours of all) {
    trackedSeconds += hours.trackedSeconds;
    manualSeconds += hours.manualSeconds;
  }
  return { trackedSeconds, manualSeconds };
}
