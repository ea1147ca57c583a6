import type { ReportBy, ReportPeriod, ReportQuery } from '@stint/wire/reports';
import { isDay, type Zone } from '../time/zone.ts';

// Only types come from the letters: what an address may say is known before the page is loaded.

export const WAYS = [
  'contract',
  'memo',
  'label',
  'day',
  'week',
  'person',
] as const satisfies readonly ReportBy[];

export const PERIODS = [
  'today',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'last-12-weeks',
  'this-quarter',
  'last-quarter',
  'this-year',
] as const satisfies readonly ReportPeriod[];

/** All of a report that is shown stands in its address. */
export interface ReportSearch {
  readonly by?: ReportBy;
  /** Either this, or two days. */
  readonly period?: ReportPeriod;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: Zone;
  readonly contracts?: readonly string[];
  readonly people?: readonly string[];
  /** '': what has none. */
  readonly labels?: readonly string[];
  /** The kept report that was opened. */
  readonly kept?: string;
}

/** What an address asks for; what it cannot mean is left out. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const by = WAYS.find((one) => one === search.by);
  const period = PERIODS.find((one) => one === search.period);
  const [from, to] = [dayIn(search.from), dayIn(search.to)];
  const days = from !== null && to !== null ? { from, to } : period ? { period } : {};
  const [contracts, people, labels] = [search.contracts, search.people, search.labels].map(textsIn);
  return {
    ...(by ? { by } : {}),
    ...days,
    ...(typeof search.zone === 'string' && search.zone !== '' ? { zone: search.zone } : {}),
    ...(contracts ? { contracts } : {}),
    ...(people ? { people } : {}),
    ...(labels ? { labels } : {}),
    ...(typeof search.kept === 'string' ? { kept: search.kept } : {}),
  };
}

/** As it is saved and shared. What the address leaves out is this month, by contract, by one's own clock. */
export function queryOf(search: ReportSearch, zone: Zone): ReportQuery {
  const { from, to } = search;
  const days =
    from !== undefined && to !== undefined ? { from, to } : { period: search.period ?? USUAL_PERIOD };
  return {
    by: search.by ?? USUAL_WAY,
    zone: search.zone ?? zone,
    ...days,
    contracts: [...(search.contracts ?? [])],
    freelancers: [...(search.people ?? [])],
    labels: [...(search.labels ?? [])],
  };
}

/** The address of a saved query. */
export function searchOf(query: ReportQuery, kept?: string): ReportSearch {
  const { by, zone, period, from, to, contracts, freelancers, labels } = query;
  return {
    by,
    zone,
    ...(period === undefined ? {} : { period }),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    ...(contracts.length > 0 ? { contracts } : {}),
    ...(freelancers.length > 0 ? { people: freelancers } : {}),
    ...(labels.length > 0 ? { labels } : {}),
    ...(kept === undefined ? {} : { kept }),
  };
}

/** Whether two queries ask for the same. */
export function isSame(one: ReportQuery, other: ReportQuery): boolean {
  return JSON.stringify(searchOf(one)) === JSON.stringify(searchOf(other));
}

const USUAL_PERIOD: ReportPeriod = 'this-month';
const USUAL_WAY: ReportBy = 'contract';

function dayIn(value: unknown): string | null {
  return typeof value === 'string' && isDay(value) ? value : null;
}

/** One or many; a label that is a number is read as one from an address. */
function textsIn(value: unknown): readonly string[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return texts.length > 0 ? [...new Set(texts)].slice(0, MOST) : null;
}

const MOST = 100;
