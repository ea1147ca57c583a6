import { parseDay } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { ReportAsked, ReportBy, ReportPeriod, ReportQuery } from '@stint/wire/reports';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { isZone } from '../notifications/digest-time.ts';
import { dayIn } from './zone-days.ts';

/** What a report is asked of, once its days are known: both are in it. */
export interface Asked {
  readonly by: ReportBy;
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  readonly contracts: readonly string[];
  readonly freelancers: readonly string[];
  readonly labels: readonly string[];
}

/** An address as it would be saved. */
export function queryOf(asked: z.output<typeof ReportAsked>): ReportQuery {
  const { contract, freelancer, label, ...rest } = asked;
  return { ...rest, contracts: listOf(contract), freelancers: listOf(freelancer), labels: listOf(label) };
}

function listOf(one: string | string[] | undefined): string[] {
  if (one === undefined) return [];
  return typeof one === 'string' ? [one] : one;
}

/** The days of a query, as of now. Refusals: `no-such-zone`; `bad-span` (no days, both kinds, not in order, too many). */
export function daysOf(house: House, query: ReportQuery): Asked | Refusal {
  const { by, zone, contracts, freelancers, labels, period } = query;
  if (!isZone(zone)) return refuse('no-such-zone', { field: 'zone' });
  if (period !== undefined && (query.from !== undefined || query.to !== undefined))
    return refuse('bad-span', { field: 'period', fault: 'either a period or two days' });
  const days = period === undefined ? query : periodOf(period, dayIn(zone)(house.clock.now()));
  const { from, to } = days;
  if (from === undefined || to === undefined) {
    return refuse('bad-span', { field: from === undefined ? 'from' : 'to', fault: 'a day is missing' });
  }
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || from < FIRST) return refuse('bad-span', { field: 'from', fault: 'no such day' });
  if (last === null || to > LAST) return refuse('bad-span', { field: 'to', fault: 'no such day' });
  if (last < first) return refuse('bad-span', { field: 'to', fault: 'it ends before it begins' });
  if ((last - first) / 86_400 >= LIMITS.reportDays) {
    return refuse('bad-span', { field: 'to', fault: `${LIMITS.reportDays} days are the most` });
  }
  return { by, zone, from, to, contracts, freelancers, labels };
}

/** Days that can be written and counted with, with room at either end. */
const FIRST = '1970-01-10';
const LAST = '9999-11-30';

function periodOf(period: ReportPeriod, today: string): { from: string; to: string } {
  const day = Temporal.PlainDate.from(today);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const month = day.with({ day: 1 });
  const quarter = month.subtract({ months: (day.month - 1) % 3 });
  const [first, next] = {
    today: [day, day.add({ days: 1 })],
    'this-week': [monday, monday.add({ days: 7 })],
    'last-week': [monday.subtract({ days: 7 }), monday],
    // The running one is the last of them.
    'last-12-weeks': [monday.subtract({ weeks: 11 }), monday.add({ days: 7 })],
    'this-month': [month, month.add({ months: 1 })],
    'last-month': [month.subtract({ months: 1 }), month],
    'this-quarter': [quarter, quarter.add({ months: 3 })],
    'last-quarter': [quarter.subtract({ months: 3 }), quarter],
    'this-year': [month.with({ month: 1 }), month.with({ month: 1 }).add({ years: 1 })],
  }[period] as [Temporal.PlainDate, Temporal.PlainDate];
  return { from: first.toString(), to: next.subtract({ days: 1 }).toString() };
}
