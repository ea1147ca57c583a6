import { formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS, type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { type Deed, inOrder, instantOf, type Story, type Told } from './story.ts';

/** What can be taken hold of on the timeline. */
export type Held =
  | { readonly of: 'event'; readonly id: number }
  | { readonly of: 'burst'; readonly burst: number; readonly edge: Edge }
  | { readonly of: 'manual'; readonly id: number; readonly edge: Edge }
  | { readonly of: 'snapshot'; readonly segment: SegmentNumber }
  | { readonly of: 'verified' };

export type Edge = 'from' | 'to' | 'all';

/** Puts what is held at another instant; the events stay in the order of time. */
export function move(story: Story, held: Held, to: Instant): Story {
  switch (held.of) {
    case 'event':
      return retold(story, (one) => (one.id === held.id ? { ...one, at: to } : one));
    case 'burst':
      return moveBurst(story, held.burst, held.edge, to);
    case 'manual':
      return retold(story, (one) =>
        one.id === held.id ? { ...one, deed: spanned(one.deed, held.edge, to) } : one,
      );
    case 'snapshot':
      return drawnAt(story, held.segment, to);
    case 'verified':
      return { ...story, client: { verifiedAt: formatInstant(to) } };
  }
}

/** Takes what is held away. A drawn instant is not taken away: each segment has one. */
export function remove(story: Story, held: Held): Story {
  switch (held.of) {
    case 'event':
    case 'manual':
      return { ...story, told: story.told.filter(({ id }) => id !== held.id) };
    case 'burst':
      return { ...story, told: story.told.filter(({ burst }) => burst !== held.burst) };
    case 'snapshot':
      return story;
    case 'verified':
      return { ...story, client: { verifiedAt: null } };
  }
}

/** Changes what an event says: its memo, its number. */
export function say(story: Story, id: number, deed: Deed): Story {
  return retold(story, (one) => (one.id === id ? { ...one, deed } : one));
}

export function add(story: Story, at: Instant, deed: Deed): Story {
  return addAll(story, [{ at, deed }]);
}

/** Start, an input in each minute, stop. */
export function addSession(story: Story, { from, to }: Span): Story {
  const open: NewTold[] = [
    { at: from, deed: { type: 'start', memo: 'More work' } },
    { at: to, deed: { type: 'stop' } },
  ];
  return addAll(addAll(story, open), inputs(from + 30, to - 30));
}

export function addInput(story: Story, { from, to }: Span): Story {
  return addAll(story, inputs(from, to));
}

/** C3, once the segment is over and after all that has happened that day. */
export function deleteSegment(story: Story, segment: SegmentNumber, now: Instant): Story {
  const deed: Deed = { type: 'delete', segment: formatInstant(segmentStart(segment)) };
  return add(story, Math.max(segmentEnd(segment), now), deed);
}

/** From its first to its last input. */
export function spanOfBurst({ told }: Story, burst: number): Span {
  const at = told.filter((one) => one.burst === burst).map((one) => one.at);
  return { from: Math.min(...at), to: Math.max(...at) };
}

/** A burst keeps an input in each minute, however it is drawn out. */
function moveBurst(story: Story, burst: number, edge: Edge, to: Instant): Story {
  const span = spanOfBurst(story, burst);
  if (edge === 'all')
    return retold(story, (one) => (one.burst === burst ? { ...one, at: one.at + to - span.from } : one));
  const next =
    edge === 'from'
      ? { from: Math.min(to, span.to), to: span.to }
      : { from: span.from, to: Math.max(to, span.from) };
  const kept = story.told.filter((one) => one.burst === burst && one.at > next.from && one.at < next.to);
  const without = { ...story, told: story.told.filter((one) => one.burst !== burst || kept.includes(one)) };
  const more = inputs(next.from, next.to).filter(
    ({ at }) => at === next.from || at === next.to || at < span.from || at > span.to,
  );
  return addAll(without, more, burst);
}

/** At both ends and once in each minute between. */
function inputs(from: Instant, to: Instant): NewTold[] {
  const minutes = Math.max(0, Math.ceil((to - from) / MINUTE_SECONDS));
  const at = Array.from({ length: minutes }, (_, minute) => from + minute * MINUTE_SECONDS);
  return [...at, Math.max(from, to)].map((instant) => ({
    at: instant,
    deed: { type: 'input', keys: 12, clicks: 1, scrolls: 0 },
  }));
}

function spanned(deed: Deed, edge: Edge, to: Instant): Deed {
  if (deed.type !== 'manual') return deed;
  const [from, until] = [instantOf(deed.from), instantOf(deed.to)];
  if (edge === 'from') return { ...deed, from: formatInstant(Math.min(to, until - MINUTE_SECONDS)) };
  if (edge === 'to') return { ...deed, to: formatInstant(Math.max(to, from + MINUTE_SECONDS)) };
  return { ...deed, from: formatInstant(to), to: formatInstant(to + until - from) };
}

function drawnAt(story: Story, segment: SegmentNumber, to: Instant): Story {
  const start = segmentStart(segment);
  const second = Math.min(Math.max(to - start, 0), SEGMENT_SECONDS - 1);
  return { ...story, snapshots: { ...story.snapshots, [formatInstant(start)]: second } };
}

function retold(story: Story, change: (one: Told) => Told): Story {
  return { ...story, told: inOrder(story.told.map(change)) };
}

type NewTold = Pick<Told, 'at' | 'deed'>;

function addAll(story: Story, more: readonly NewTold[], burst?: number): Story {
  const id = Math.max(-1, ...story.told.map((one) => one.id)) + 1;
  const own = burst ?? Math.max(0, ...story.told.map((one) => one.burst ?? 0)) + 1;
  const told = more.map((one, index) => ({
    ...one,
    id: id + index,
    burst: one.deed.type === 'input' ? own : null,
  }));
  return { ...story, told: inOrder([...story.told, ...told]) };
}
