import { DAY_SECONDS, formatInstant, type Instant, parseInstant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { holds, type Span } from '@stint/core/span';
import { type Totals, totalsOf } from '@stint/core/totals';
import { type Week, weekOf } from '@stint/core/week';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { visibleContract } from '../contracts/visible.ts';
import { judgeWeeks } from './judge-week.ts';

/**
 * What the diary comes to from each instant of `at` to the next, judged within its weeks. Refusals: `no-such-contract`,
 * `bad-span` (not instants in order, too many, or too far apart).
 */
export async function readTotals(
  house: House,
  actor: Actor,
  asked: { contract: string; at: string },
): Promise<{ spans: { from: string; to: string; totals: Totals }[] } | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const spans = spansOf(asked.at);
  if (!spans) return refuse('bad-span', { field: 'at' });
  const judged = await judgeWeeks(house.db, visible, weeksOf(spans));
  const entries = [...judged.values()].flatMap(({ timesheet }) => timesheet.entries);
  return {
    spans: spans.map((span) => ({
      from: formatInstant(span.from),
      to: formatInstant(span.to),
      totals: totalsOf(entries.filter(({ segment }) => holds(span, segmentStart(segment)))),
    })),
  };
}

/** The spans between instants that are written with commas; null where they are not as they should be. */
function spansOf(text: string): [Span, ...Span[]] | null {
  const instants = text.split(',').map(parseInstant);
  if (instants.length > LIMITS.totalsAt) return null;
  const known = instants.filter((instant): instant is Instant => instant !== null);
  const [first, ...others] = known.slice(1).map((to, place) => ({ from: known[place] ?? to, to }));
  if (!first || known.length < instants.length) return null;
  const spans: [Span, ...Span[]] = [first, ...others];
  const days = ((known.at(-1) ?? 0) - first.from) / DAY_SECONDS;
  return days <= LIMITS.totalsDays && spans.every(({ from, to }) => from < to) ? spans : null;
}

function weeksOf(spans: readonly [Span, ...Span[]]): Week[] {
  const weeks: Week[] = [];
  const to = spans.at(-1)?.to ?? 0;
  for (let week = weekOf(spans[0].from); week < to; week += WEEK_SECONDS) weeks.push(week);
  return weeks;
}
