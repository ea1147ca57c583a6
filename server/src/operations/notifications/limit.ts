import { SEGMENT_SECONDS } from '@stint/core/segment';
import { totalsOf } from '@stint/core/totals';
import type { Week } from '@stint/core/week';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { judgeWeek } from '../diary/judge-week.ts';

export interface LimitState {
  readonly countedSeconds: number;
  readonly limitMinutes: number;
  /** `near`: nine tenths of it have counted. `reached`: nothing more of it can be billed. */
  readonly state: 'far' | 'near' | 'reached';
}

/** How near a week is to its limit (B2, B3). Null where there is none, or it is 0: that was never to be reached. */
export async function limitOf(trx: Trx, loaded: LoadedContract, week: Week): Promise<LimitState | null> {
  const { entries, limitMinutes } = await judgeWeek(trx, loaded, week);
  if (limitMinutes === null || limitMinutes === 0) return null;
  const { countedSeconds } = totalsOf(entries);
  const limit = limitMinutes * 60;
  // Under `segment` pay what does not fit whole is over the limit.
  const smallest = loaded.contract.pay === 'segment' ? SEGMENT_SECONDS : 1;
  const state =
    countedSeconds + smallest > limit ? 'reached' : countedSeconds * 10 >= limit * 9 ? 'near' : 'far';
  return { countedSeconds, limitMinutes, state };
}
