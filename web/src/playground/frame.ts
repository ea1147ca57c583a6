import { DAY_SECONDS, HOUR_SECONDS, type Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { parseWeek } from '@stint/core/week';
import { instantOf, type Story } from './story.ts';

/** The days on which something happens, by their midnights; the first of the week where nothing does. */
export function daysOf(story: Story): Instant[] {
  const days = new Set(instantsOf(story).map((at) => at - (at % DAY_SECONDS)));
  return days.size === 0 ? [weekOfStory(story)] : [...days].toSorted((a, b) => a - b);
}

/** The day with the most of what happens. */
export function busiestDay(story: Story): Instant {
  const count = (day: Instant) => story.told.filter(({ at }) => dayOf(at) === day).length;
  return daysOf(story).reduce((best, day) => (count(day) > count(best) ? day : best));
}

/** What the timeline shows of a day: all that happens and some room beside it, in whole segments. */
export function frameOf(story: Story, day: Instant): Span {
  const own = instantsOf(story).filter((at) => dayOf(at) === day);
  const first = own.length === 0 ? day + NINE : Math.min(...own);
  const last = own.length === 0 ? first : Math.max(...own);
  const from = Math.max(day, down(first) - (first % SEGMENT_SECONDS === 0 ? SEGMENT_SECONDS : 0));
  return { from, to: Math.min(day + DAY_SECONDS, Math.max(down(last) + 2 * SEGMENT_SECONDS, from + LEAST)) };
}

/** A frame that holds another too: what is dragged to an edge finds more room, and nothing jumps. */
export function widened(frame: Span, needed: Span): Span {
  return { from: Math.min(frame.from, needed.from), to: Math.max(frame.to, needed.to) };
}

export function dayOf(at: Instant): Instant {
  return at - (at % DAY_SECONDS);
}

const NINE = 9 * HOUR_SECONDS;
/** An hour and a half. */
const LEAST = 9 * SEGMENT_SECONDS;

function instantsOf({ told }: Story): Instant[] {
  return told.flatMap(({ at, deed }) =>
    deed.type === 'manual' ? [at, instantOf(deed.from), instantOf(deed.to)] : [at],
  );
}

function weekOfStory({ week }: Story): Instant {
  return parseWeek(week) ?? 0;
}

function down(at: Instant): Instant {
  return at - (at % SEGMENT_SECONDS);
}
