import { explainedClock, explainedInvoice } from '@stint/core/explain/explained';
import { formatDay, WEEK_SECONDS } from '@stint/core/instant';
import { invoiceOf } from '@stint/core/invoice';
import { formatMoney } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import { totalsOf } from '@stint/core/totals';
import { parseWeek, type Week, weekOf, weekStage } from '@stint/core/week';
import type { Week as WeekLetter } from '@stint/wire/diary';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { isClosed } from '../../store/money.ts';
import { chargeState, issuedInvoice, workWeeks } from '../../store/weeks.ts';
import { lateTime } from '../bonus/late-time.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { judgeWeek } from './judge-week.ts';

/** One week with its money and clock. Refusals: `no-such-contract`, `bad-week` (not a Monday). */
export async function readWeek(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string },
): Promise<WeekLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const week = parseWeek(asked.week);
  if (week === null || week > LAST_WEEK) return refuse('bad-week', { field: 'week' });
  return weekLetter(house, visible, week);
}

/** The last week whose clock can be written with a year of four digits. */
const LAST_WEEK = weekOf(segmentStart(LIMITS.segment)) - 4 * WEEK_SECONDS;

/** The newest weeks with something in their diary, the newest first; at most `LIMITS.weeks`. */
export async function listWeeks(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<WeekLetter[] | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const letters: WeekLetter[] = [];
  for (const week of await workWeeks(house.db, key)) letters.push(await weekLetter(house, visible, week));
  return letters;
}

/** Until the week is closed the invoice is what it would be now; then the one that was issued, or none. */
export async function weekLetter(house: House, visible: Visible, week: Week): Promise<WeekLetter> {
  const now = house.clock.now();
  const timesheet = await judgeWeek(house.db, visible, week);
  const key = { organisation: visible.organisation.id, contract: visible.id };
  const closed = await isClosed(house.db, { freelancer: visible.freelancer.id, contract: visible.id, week });
  const issued = await issuedInvoice(house.db, key, week);
  const late = await lateTime(house.db, visible, timesheet);
  const invoice = issued ?? (closed ? null : invoiceOf(visible.contract, timesheet));
  return {
    week: formatDay(week),
    limitMinutes: timesheet.limitMinutes,
    totals: totalsOf(timesheet.entries),
    currency: visible.contract.currency,
    invoice: invoice && explainedInvoice(invoice, visible.contract.currency),
    late: late && { ...late, amount: formatMoney(late.amount, visible.contract.currency) },
    clock: explainedClock(week),
    stage: weekStage(week, now),
    charge: issued ? ((await chargeState(house.db, key, week)) ?? 'not-yet') : closed ? 'none' : 'not-yet',
  };
}
