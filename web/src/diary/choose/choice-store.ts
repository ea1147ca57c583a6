import type { SegmentNumber } from '@stint/core/segment';
import { begin, type Choice, changed, choose, extendTo, keep, NOTHING, toggle } from './choice.ts';
import { NO_REACH, type Reach, runOf } from './reach.ts';

/** What is about to be done with what is chosen: the dialog that is open. */
export type ChoiceDeed = 'memos' | 'delete' | 'manual';

/** The choice of one page, outside React: of a thousand cells only those are drawn anew whose state changes. */
export interface ChoiceStore {
  readonly get: () => Choice;
  readonly has: (segment: SegmentNumber) => boolean;
  /** Is called after every change. */
  readonly listen: (tell: () => void) => () => void;
  /** Is called when this one is chosen, or is no longer. */
  readonly listenOf: (segment: SegmentNumber, tell: () => void) => () => void;
  readonly choose: (segments: Iterable<SegmentNumber>) => void;
  readonly toggle: (segment: SegmentNumber) => void;
  readonly begin: (segment: SegmentNumber, adding: boolean) => void;
  readonly extendTo: (segment: SegmentNumber) => void;
  readonly clear: () => void;
  readonly reach: () => Reach;
  /** What can be chosen has changed: answers what is therefore no longer chosen. */
  readonly setReach: (reach: Reach) => SegmentNumber[];
  readonly asked: () => ChoiceDeed | null;
  readonly ask: (deed: ChoiceDeed | null) => void;
  /** On touch: a tap chooses, and opens nothing. */
  readonly isSelecting: () => boolean;
  readonly setSelecting: (selecting: boolean) => void;
}

export function makeChoiceStore(): ChoiceStore {
  let choice = NOTHING;
  let reach = NO_REACH;
  let asked: ChoiceDeed | null = null;
  let selecting = false;
  const listeners = new Set<() => void>();
  const { tellOf, listenOf } = eachOwn();
  const isThere = (segment: SegmentNumber) => reach.worked.has(segment) || reach.free.has(segment);
  const told = (change: () => void) => {
    change();
    for (const tell of listeners) tell();
  };
  const set = (next: Choice) => {
    if (next === choice) return;
    const segments = changed(choice, next);
    told(() => {
      choice = next;
      tellOf(segments);
    });
  };
  return {
    get: () => choice,
    has: (segment) => choice.chosen.has(segment),
    listen: (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    listenOf,
    choose: (segments) => set(choose(segments)),
    toggle: (segment) => isThere(segment) && set(toggle(choice, segment)),
    begin: (segment, adding) => isThere(segment) && set(begin(choice, segment, adding)),
    extendTo: (segment) => set(extendTo(choice, segment, runOf(reach, choice.anchor ?? segment))),
    clear: () => set(NOTHING),
    reach: () => reach,
    setReach: (next) => {
      const [before, held] = [choice.chosen, reach.worked];
      reach = next;
      // What held something and holds nothing now is gone, even though time could be written in there.
      set(
        keep(choice, (segment) => next.worked.has(segment) || (next.free.has(segment) && !held.has(segment))),
      );
      return [...before].filter((segment) => !choice.chosen.has(segment));
    },
    asked: () => asked,
    ask: (deed) => told(() => (asked = deed)),
    isSelecting: () => selecting,
    setSelecting: (now) => told(() => (selecting = now)),
  };
}

/** Listeners of one segment each. */
function eachOwn() {
  const each = new Map<SegmentNumber, Set<() => void>>();
  return {
    tellOf: (segments: readonly SegmentNumber[]) => {
      for (const segment of segments) for (const tell of each.get(segment) ?? []) tell();
    },
    listenOf: (segment: SegmentNumber, tell: () => void) => {
      const some = each.get(segment) ?? new Set();
      each.set(segment, some.add(tell));
      return () => {
        some.delete(tell);
        if (some.size === 0 && each.get(segment) === some) each.delete(segment);
      };
    },
  };
}
