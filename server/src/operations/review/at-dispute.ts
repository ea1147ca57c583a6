import type { BookedWeek } from '@stint/core/bookings';
import type { DisputeState } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { type DisputedRow, type DisputeRow, findDispute } from '../../store/disputes.ts';
import { rulingsOf } from '../../store/rulings.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { stateOf } from './dispute-letter.ts';
import { disputedWeek, linesOf } from './disputed-week.ts';
import { bookedWeek } from './in-review.ts';
import { type DecidedLine, outcomesOf } from './outcomes.ts';

/** A dispute at its freelancer's desk: nobody else does anything to it meanwhile. */
export interface AtDispute {
  readonly trx: Trx;
  readonly tell: Tell;
  readonly loaded: LoadedContract;
  readonly booked: BookedWeek;
  readonly row: DisputeRow;
  /** As it is by `now`, written or not. */
  readonly state: DisputeState;
  readonly lines: readonly DisputedRow[];
  readonly decided: readonly DecidedLine[];
  readonly now: Instant;
}

/** Does a deed to a dispute, and lets the pages of its week know. Refusal: `no-such-dispute`. */
export async function atDispute<Answer>(
  house: House,
  loaded: LoadedContract,
  dispute: string,
  deed: (at: AtDispute) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const id = dispute.toLowerCase();
  const key = { organisation: loaded.organisation.id, contract: loaded.id };
  const done = await tellingIn<Answer | Refusal>(house, async (trx, tell) => {
    await lockDesk(trx, loaded.freelancer.id);
    const now = house.clock.now();
    const row = await findDispute(trx, key, id);
    if (!row) return refuse('no-such-dispute', { field: 'dispute' });
    const booked = bookedWeek(loaded, Number(row.week));
    const week = await disputedWeek(trx, loaded, booked);
    const lines = linesOf(week, id);
    const rulings = await rulingsOf(trx, key, id);
    const decided = outcomesOf(week, row, lines, rulings);
    return deed({ trx, tell, loaded, booked, row, state: stateOf(row, now), lines, decided, now });
  });
  if (!isRefusal(done)) house.events.tell(loaded.id, { kind: 'week' });
  return done;
}
