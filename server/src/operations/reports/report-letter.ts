import { STIPEND_GROUP } from '@stint/core/apportion';
import { formatDay, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { weekOf } from '@stint/core/week';
import type { Report, ReportContract, ReportLine, ReportRow } from '@stint/wire/reports';
import type { Visible } from '../contracts/visible.ts';
import type { Asked } from './asked.ts';
import { type Folded, Group } from './fold.ts';
import type { Worked } from './scope.ts';
import { type Shows, Sums } from './sums.ts';
import { around, daysBetween } from './zone-days.ts';

/** The steps of a report's charts: days, or billing weeks where there would be too many days. */
export interface Steps {
  readonly of: 'day' | 'week';
  readonly at: readonly string[];
}

export function stepsOf({ from, to }: Asked): Steps {
  const days = daysBetween(from, to);
  if (days.length <= MOST_DAYS) return { of: 'day', at: days };
  const span = around(from, to);
  const weeks: string[] = [];
  for (let week = weekOf(span.from); week < span.to; week += WEEK_SECONDS) weeks.push(formatDay(week));
  return { of: 'week', at: weeks };
}

/** Where a day of a week stands among the steps. */
export function stepIn(steps: Steps): (day: string, week: number) => number {
  const places = new Map(steps.at.map((name, place) => [name, place]));
  return (day, week) => places.get(steps.of === 'day' ? day : formatDay(week)) ?? 0;
}

/** A quarter of a year. */
const MOST_DAYS = 92;

export interface ToldReport {
  readonly asked: Asked;
  readonly at: Instant;
  readonly shows: Shows;
  readonly scope: readonly Worked[];
  readonly steps: Steps;
  readonly folded: Folded;
}

export function reportLetter({ asked, at, shows, scope, steps, folded }: ToldReport): Report {
  const { by, zone, from, to } = asked;
  const nameOf = namesOf(asked, scope);
  const sorted = sortedGroups(by, folded);
  const others = folded.others.keys.size;
  return {
    by,
    zone,
    from,
    to,
    at: formatInstant(at),
    shows,
    contracts: scope.map(({ visible }) => contractLetter(visible)),
    rows: sorted.map(({ key, sums }): ReportRow => ({ key, name: nameOf(key), ...sums.letter(shows) })),
    others: others === 0 ? null : { ...folded.others.group.sums.letter(shows), count: others },
    totals: folded.totals.sums.letter(shows),
    steps: { of: steps.of, at: [...steps.at] },
    lines: linesOf(by, sorted, folded).map(({ key, group }) =>
      lineLetter({ key, name: key === null ? '' : nameOf(key), group, steps, shows, of: folded.totals.sums }),
    ),
  };
}

export function contractLetter({
  id,
  title,
  freelancer,
  organisation,
  contract,
  kind,
}: Visible): ReportContract {
  return { id, title, freelancer, organisation, currency: contract.currency, kind };
}

function namesOf({ by }: Asked, scope: readonly Worked[]): (key: string) => string {
  const named = scope.map(({ visible }): [string, string] =>
    by === 'person' ? [visible.freelancer.id, visible.freelancer.name] : [visible.id, visible.title],
  );
  const names = new Map(
    by === 'person' || by === 'contract' ? named : [[STIPEND_GROUP, 'Weekly stipend'] as const],
  );
  return (key) => names.get(key) ?? key;
}

/** Days and weeks in time order; all others by what counts most. */
function sortedGroups(by: Report['by'], { groups }: Folded): Group[] {
  const byKey = (a: Group, b: Group): number => (a.key < b.key ? -1 : 1);
  if (isTime(by)) return groups.toSorted(byKey);
  return groups.toSorted(
    (a, b) => b.sums.counted - a.sums.counted || b.sums.tracked - a.sums.tracked || byKey(a, b),
  );
}

function isTime(by: Report['by']): boolean {
  return by === 'day' || by === 'week';
}

/** Colours that can be told apart. */
const MOST_LINES = 8;

function linesOf(
  by: Report['by'],
  sorted: readonly Group[],
  { totals, others }: Folded,
): { key: string | null; group: Group }[] {
  if (isTime(by)) return [{ key: null, group: totals }];
  const most = sorted.slice(0, MOST_LINES).map((group) => ({ key: group.key, group }));
  const rest = sorted.slice(MOST_LINES);
  if (rest.length === 0 && others.keys.size === 0) return most;
  const together = new Group('');
  for (const group of [...rest, others.group]) together.add(group);
  return [...most, { key: null, group: together }];
}

interface ToldLine {
  readonly key: string | null;
  readonly name: string;
  readonly group: Group;
  readonly steps: Steps;
  readonly shows: Shows;
  /** Of all: its currencies are those of every line. */
  readonly of: Sums;
}

function lineLetter({ key, name, group, steps, shows, of }: ToldLine): ReportLine {
  const none = new Sums();
  const at = steps.at.map((_, place) => (group.steps.get(place) ?? none).letter(shows));
  return {
    key,
    name,
    trackedSeconds: at.map((sums) => sums.trackedSeconds),
    countedSeconds: at.map((sums) => sums.countedSeconds),
    manualSeconds: at.map((sums) => sums.manualSeconds),
    activeMinutes: at.map((sums) => sums.activeMinutes),
    trackedMinutes: at.map((sums) => sums.trackedMinutes),
    amounts: of.letter(shows).money.map(({ currency }) => ({
      currency,
      amounts: at.map(
        ({ money }) => money.find((one) => one.currency === currency)?.amount ?? formatMoney(0n, currency),
      ),
    })),
  };
}
