import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import type { CSSProperties } from 'react';

/** Where an instant lies in a frame; the width of a span where it has one. */
export function place({ from, to }: Span, at: Instant, seconds?: number): CSSProperties {
  const share = (part: number) => `${(100 * part) / (to - from)}%`;
  return { left: share(at - from), ...(seconds === undefined ? {} : { width: share(seconds) }) };
}

export function placeSegment(frame: Span, segment: number): CSSProperties {
  return place(frame, segmentStart(segment), SEGMENT_SECONDS);
}
