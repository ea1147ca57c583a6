import type { SegmentNumber } from '@stint/core/segment';
import { begin, type Choice, changed, choose, extendTo, keep, NOTHING, toggle } from './choice.ts';

/** What can be chosen on a page now. */
export interface Reach {
  /** Segments that hold tracked or manual time, in time order. */
  readonly worked: readonly SegmentNumber[];
  /** Segments in which time could be written in by hand, in time order. */
  readonly free: readonly SegmentNumber[];
}

/** The choice of one page, outside React: of a thousand cells only those are drawn anew whose state changes. */
export interface ChoiceStore {
  get(): Choice;
  has(segment: SegmentNumber): boolean;
  /** Is called after every change. */
  listen(tell: () => void): () => void;
  /** Is called when this one is chosen, or is no longer. */
  listenOf(segment: SegmentNumber, tell: () => void): () => void;
  choose(segments: Iterable<SegmentNumber>): void;
  toggle(segment: SegmentNumber): void;
  begin(segment: SegmentNumber, adding: boolean): void;
  extendTo(segment: SegmentNumber): void;
  clear(): void;
  reach(): Reach;
  /** What can be chosen has changed: answers how many of the chosen are no longer there. */
  setReach(reach: Reach): number;
}

export function makeChoiceStore(): ChoiceStore {
  let choice = NOTHING;
  let reach: Reach = { worked: [], free: [] };
  let places = placesOf(reach);
  const all = new Set<() => void>();
  const each = new Map<SegmentNumber, Set<() => void>>();
  const set = (next: Choice) => {
    const before = choice;
    if (next === before) return;
    choice = next;
    for (const segment of changed(before, next)) for (const tell of each.get(segment) ?? []) tell();
    for (const tell of all) tell();
  };
  return {
    get: () => choice,
    has: (segment) => choice.chosen.has(segment),
    listen: (tell) => {
      all.add(tell);
      return () => void all.delete(tell);
    },
    listenOf: (segment, tell) => {
      const some = each.get(segment) ?? new Set();
      each.set(segment, some.add(tell));
      return () => {
        some.delete(tell);
        if (some.size === 0 && each.get(segment) === some) each.delete(segment);
      };
    },
    choose: (segments) => set(choose(segments)),
    toggle: (segment) => set(toggle(choice, segment)),
    begin: (segment, adding) => set(begin(choice, segment, adding)),
    extendTo: (segment) => {
      const anchor = choice.anchor ?? segment;
      set(extendTo(choice, segment, places.worked.has(anchor) ? reach.worked : runOf(reach.free, anchor)));
    },
    clear: () => set(NOTHING),
    reach: () => reach,
    setReach: (next) => {
      const held = places.worked;
      reach = next;
      places = placesOf(next);
      const isThere = (segment: SegmentNumber) =>
        places.worked.has(segment) || (!held.has(segment) && places.free.has(segment));
      const before = choice.chosen;
      const gone = [...before].filter((segment) => held.has(segment) && !isThere(segment)).length;
      set(keep(choice, isThere));
      return gone;
    },
  };
}

function placesOf({ worked, free }: Reach) {
  return { worked: new Set(worked), free: new Set(free) };
}

/** The free segments around one without a gap: time is written in for one stretch. */
function runOf(free: readonly SegmentNumber[], segment: SegmentNumber): SegmentNumber[] {
  const there = new Set(free);
  let [first, last] = [segment, segment];
  while (there.has(first - 1)) first -= 1;
  while (there.has(last + 1)) last += 1;
  return free.filter((one) => one >= first && one <= last);
}
