import type { Report, ReportBy, ReportPeriod, ReportQuery, ReportRow } from '@stint/wire/reports';
import { daysName, farDayName } from '../time/spoken.ts';
import { addDays, type Day } from '../time/zone.ts';

export const BY: Readonly<Record<ReportBy, string>> = {
  contract: 'Contract',
  memo: 'Memo',
  label: 'Label',
  day: 'Day',
  week: 'Week',
  person: 'Person',
};

export const PERIOD: Readonly<Record<ReportPeriod, string>> = {
  today: 'Today',
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
  'last-12-weeks': 'Last 12 weeks',
  'this-quarter': 'This quarter',
  'last-quarter': 'Last quarter',
  'this-year': 'This year',
};

/** `16–22 Nov 2026`, `Mon 16 Nov 2026`. */
export function spanName(from: Day, to: Day): string {
  if (from === to) return farDayName(from);
  const year = from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)}`;
  return year === '' ? `${daysName(from, to)} ${to.slice(0, 4)}` : `${farDayName(from)} – ${farDayName(to)}`;
}

/** What a row is called on screen. */
export function rowName({ by }: Pick<Report, 'by'>, { key, name }: Pick<ReportRow, 'key' | 'name'>): string {
  if (by === 'day') return farDayName(key);
  if (by === 'week') return `Week of ${spanName(key, addDays(key, 6))}`;
  if (name !== '') return name;
  return by === 'label' ? 'no label' : 'no memo';
}

/** A saved or shared query in a few words: `by memo · last week · UTC · 2 contracts`. */
export function queryText(query: ReportQuery): string {
  const { period, from = '', to = '', contracts, freelancers, labels } = query;
  const filters = [
    [contracts, 'contract'],
    [freelancers, 'person'],
    [labels, 'label'],
  ] as const;
  return [
    period === undefined ? spanName(from, to) : PERIOD[period].toLowerCase(),
    `by ${BY[query.by].toLowerCase()}`,
    ...filters.flatMap(([chosen, what]) => (chosen.length === 0 ? [] : [countOf(chosen.length, what)])),
    query.zone,
  ].join(' · ');
}

function countOf(count: number, what: string): string {
  if (count === 1) return `1 ${what}`;
  return what === 'person' ? `${count} people` : `${count} ${what}s`;
}

/** Active minutes out of ten of what was tracked; null where nothing was. */
export function activeOf(of: { activeMinutes: number; trackedMinutes: number }): number | null {
  return of.trackedMinutes === 0 ? null : (10 * of.activeMinutes) / of.trackedMinutes;
}

/** `7.2/10`, never a percentage. */
export function activeText(of: { activeMinutes: number; trackedMinutes: number }): string {
  const active = activeOf(of);
  return active === null ? '–' : `${active.toFixed(1)}/10`;
}
