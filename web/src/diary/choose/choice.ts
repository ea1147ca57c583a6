import type { SegmentNumber } from '@stint/core/segment';

/** Which segments are chosen, and from where Shift or the pointer goes on. */
export interface Choice {
  readonly chosen: ReadonlySet<SegmentNumber>;
  /** Where the newest run began; null: none has. */
  readonly anchor: SegmentNumber | null;
  /** What is chosen beside that run, and stays as the run grows and shrinks. */
  readonly beside: ReadonlySet<SegmentNumber>;
}

export const NOTHING: Choice = { chosen: new Set(), anchor: null, beside: new Set() };

/** These and no others. */
export function choose(segments: Iterable<SegmentNumber>): Choice {
  const chosen = new Set(segments);
  return chosen.size === 0 ? NOTHING : { chosen, anchor: null, beside: chosen };
}

/** One more, or one less. A run then goes on from it. */
export function toggle({ chosen }: Choice, segment: SegmentNumber): Choice {
  const beside = new Set(chosen);
  if (beside.delete(segment)) return { chosen: beside, anchor: null, beside };
  return { chosen: new Set([...beside, segment]), anchor: segment, beside };
}

/** A new run begins; what was chosen before stays where it is added to. */
export function begin({ chosen }: Choice, segment: SegmentNumber, adding: boolean): Choice {
  const beside = adding ? new Set(chosen) : new Set<SegmentNumber>();
  return { chosen: new Set([...beside, segment]), anchor: segment, beside };
}

/**
 * The newest run goes to this segment, over all of `order` between (in time order), whichever way.
 * ```
 * order    1 2 3 5 6 8        begin 3, extendTo 6: 3 5 6; then extendTo 2: 2 3
 * ```
 */
export function extendTo(choice: Choice, segment: SegmentNumber, order: readonly SegmentNumber[]): Choice {
  const anchor = choice.anchor ?? segment;
  const [from, to] = [Math.min(anchor, segment), Math.max(anchor, segment)];
  const chosen = new Set(choice.beside);
  for (const one of order) if (one >= from && one <= to) chosen.add(one);
  return { chosen, anchor, beside: choice.beside };
}

/** What is no longer there leaves the choice. The same choice, where all of it is there. */
export function keep(choice: Choice, isThere: (segment: SegmentNumber) => boolean): Choice {
  if ([...choice.chosen].every(isThere)) return choice;
  const [chosen, beside] = [choice.chosen, choice.beside].map((some) => new Set([...some].filter(isThere)));
  if (!chosen || !beside || chosen.size === 0) return NOTHING;
  return { chosen, anchor: choice.anchor !== null && isThere(choice.anchor) ? choice.anchor : null, beside };
}

/** In which of two choices segments differ: only those are drawn anew. */
export function changed(before: Choice, after: Choice): SegmentNumber[] {
  const without = (one: Choice, other: Choice) =>
    [...one.chosen].filter((segment) => !other.chosen.has(segment));
  return [...without(before, after), ...without(after, before)];
}
