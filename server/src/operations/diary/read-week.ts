import { explainedClock } from '@stint/core/explain/explained';
import { formatDay, WEEK_SECONDS } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import type { LateTime } from '@stint/core/late';
import { formatMoney } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import { billAsText, billOf } from '@stint/core/stipend';
import { totalsOf } from '@stint/core/totals';
import { isLocked, parseWeek, type Week, weekOf, weekStage } from '@stint/core/week';
import type { Week as WeekLetter } from '@stint/wire/diary';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { chargeStates, issuedInvoices, workWeeks } from '../../store/weeks.ts';
import { lateTime } from '../bonus/late-time.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { weekReviews } from '../review/week-reviews.ts';
import { type JudgedWeek, judgeWeeks } from './judge-week.ts';

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
export const LAST_WEEK = weekOf(segmentStart(LIMITS.segment)) - 4 * WEEK_SECONDS;

/** The newest weeks with something in their diary, the newest first; at most `LIMITS.weeks`. Refusal: `no-such-contract`. */
export async function listWeeks(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<WeekLetter[] | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  return weekLetters(house, visible, await workWeeks(house.db, key));
}

export async function weekLetter(house: House, visible: Visible, week: Week): Promise<WeekLetter> {
  const [letter] = await weekLetters(house, visible, [week]);
  if (!letter) throw new Error('a week without a letter');
  return letter;
}

/** Until a week is closed its invoice is what it would be now; then the one that was issued, or none. */
async function weekLetters(house: House, visible: Visible, weeks: readonly Week[]): Promise<WeekLetter[]> {
  if (weeks.length === 0) return [];
  const key = { organisation: visible.organisation.id, contract: visible.id };
  // In this order: a week that is seen closed has its invoice by then.
  const judged = await judgeWeeks(house.db, visible, weeks);
  const [invoices, charges, reviews] = await Promise.all([
    issuedInvoices(house.db, key, weeks),
    chargeStates(house.db, key, weeks),
    weekReviews(house, visible, weeks),
  ]);
  const letters = [...judged].map(async ([week, { timesheet, closed }]) =>
    letterOf(house, visible, {
      week,
      timesheet,
      closed,
      issued: invoices.get(week) ?? null,
      charge: charges.get(week) ?? 'not-yet',
      late: await lateTime(house.db, visible, timesheet),
      review: reviews.get(week),
    }),
  );
  return Promise.all(letters);
}

interface ReadWeek extends JudgedWeek {
  readonly week: Week;
  readonly issued: Invoice | null;
  readonly charge: WeekLetter['charge'];
  readonly late: LateTime | null;
  readonly review: WeekLetter['review'];
}

function letterOf(house: House, { contract }: Visible, read: ReadWeek): WeekLetter {
  const { week, timesheet, closed, issued, charge, late, review } = read;
  const { currency } = contract;
  const now = house.clock.now();
  // A stipend alone is no word of a week that was never opened, before there were any.
  const isEmpty = timesheet.entries.length === 0 && isLocked(week, now);
  const invoice = issued ?? (closed || isEmpty ? null : billOf(contract, timesheet));
  return {
    week: formatDay(week),
    limitMinutes: timesheet.limitMinutes,
    totals: totalsOf(timesheet.entries),
    currency,
    invoice: invoice && billAsText(invoice, currency),
    late: late && { ...late, amount: formatMoney(late.amount, currency) },
    clock: explainedClock(week),
    stage: weekStage(week, now),
    charge: issued ? charge : closed ? 'none' : 'not-yet',
    ...(issued && review ? { review } : {}),
  };
}
