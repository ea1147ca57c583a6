import { DAY_SECONDS, formatDay, type Instant } from '@stint/core/instant';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Desk } from './desk/desk.ts';
import type { Sums } from './house.ts';
import { type FinishedSegment, judgedEntry } from './status-finished.ts';
import type { StatusWeek } from './status-page.ts';
import { unsealedSeconds } from './status-running.ts';

/**
 * What counts of the chosen contract: as the house said, with what is finished here and not in its answer yet. Under
 * `segment` pay nothing of a segment that runs is in it, so that no total tells of its snapshot (T2); under `exact` pay
 * every tracked second counts at once (C2).
 */
export function countedSums(
  sums: Sums,
  finished: readonly FinishedSegment[],
  contract: Contract | undefined,
  desk: Desk,
  now: Instant,
): { today: number; week: StatusWeek } {
  const day = now - (now % DAY_SECONDS);
  const here = (from: Instant): number => {
    const unheard = finished
      .filter(({ segment }) => segment >= segmentOf(from))
      .filter((each) => each.contract === sums.contract && !judgedEntry(sums, each))
      .filter(({ segment, waits }) => waits || segmentStart(segment) >= day)
      .reduce((sum, { countedSeconds }) => sum + countedSeconds, 0);
    const running = contract?.terms.pay === 'exact' ? unsealedSeconds(desk, contract.id, from, now) : 0;
    return unheard + running;
  };
  const today = sums.today
    .filter(({ start }) => toInstant(start) >= day)
    .reduce((sum, entry) => sum + entry.countedSeconds, 0);
  // An answer from before Monday 00:00 says nothing of the week that has begun since.
  const monday = formatDay(weekOf(now));
  const heard = sums.week.week === monday ? sums.week.totals.countedSeconds : 0;
  return {
    today: today + here(day),
    week: {
      contract: sums.contract,
      week: monday,
      countedSeconds: heard + here(weekOf(now)),
      limitMinutes: sums.week.limitMinutes,
    },
  };
}
