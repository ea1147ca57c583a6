import { MINUTE_SECONDS } from './instant.ts';
import { segmentStart } from './segment.ts';
import { cutOut, holds, meets, type Span } from './span.ts';
import { memosWithin, type Stretch, type TrackedSegment, trackedSeconds } from './tracked.ts';

/**
 * T6: what is kept of a segment that a tracker brings when other trackers of the same person brought some of its
 * seconds before, or the contract did not run in them (T5). A snapshot and a memo go with the second they belong to.
 * ```
 * taken          [======]
 * brought    [=======x======)
 * kept       [==)       [===)      the snapshot x was in a second that is dropped
 * ```
 * Null when no second is left. Activity is known by the minute: a minute with a kept second keeps its input.
 */
export function keepPart(brought: TrackedSegment, taken: readonly Span[]): TrackedSegment | null {
  const stretches = brought.stretches.flatMap((stretch) => cutOut(stretch, taken));
  return stretches.length === 0 ? null : { ...brought, ...restrictedTo(brought, stretches) };
}

/** The parts of one segment that several trackers of one person brought, together. Their seconds are disjoint. */
export function mergeParts(parts: readonly TrackedSegment[]): TrackedSegment | null {
  const [first] = parts;
  if (!first) return null;
  const shot = parts.find((part) => part.snapshotAt !== null);
  const edited = parts.find((part) => part.editedLabel !== undefined);
  const unmeasured = parts.filter((part) => !part.activityMeasured);
  return {
    segment: first.segment,
    stretches: parts.flatMap((part) => part.stretches).sort((a, b) => a.from - b.from),
    activeMinutes: [...new Set(parts.flatMap((part) => part.activeMinutes))].sort((a, b) => a - b),
    // P8 asks the device that took the snapshot; where none did, every one of them.
    activityMeasured: shot ? shot.activityMeasured : parts.every((part) => part.activityMeasured),
    unmeasuredSeconds: unmeasured.reduce((sum, part) => sum + trackedSeconds(part), 0),
    snapshotAt: shot?.snapshotAt ?? null,
    pictureWithheld: shot?.pictureWithheld ?? false,
    memos: parts.flatMap((part) => part.memos).sort((a, b) => a.from - b.from),
    editedMemo: parts.find((part) => part.editedMemo !== null)?.editedMemo ?? null,
    ...(edited && { editedLabel: edited.editedLabel }),
    late: first.late,
  };
}

function restrictedTo(
  { segment, snapshotAt, memos, activeMinutes }: TrackedSegment,
  stretches: readonly Stretch[],
): Partial<TrackedSegment> {
  const kept = snapshotAt !== null && stretches.some((stretch) => holds(stretch, snapshotAt));
  const worked = (minute: number): boolean => {
    const from = segmentStart(segment) + minute * MINUTE_SECONDS;
    return stretches.some((stretch) => meets(stretch, { from, to: from + MINUTE_SECONDS }));
  };
  return {
    stretches,
    snapshotAt: kept ? snapshotAt : null,
    memos: stretches.flatMap((stretch) => memosWithin(memos, stretch)),
    activeMinutes: activeMinutes.filter(worked),
  };
}
