import type { SegmentNumber } from '@stint/core/segment';

/** The segment in whose cell something happens; null beside them all. */
export function segmentOfTarget(target: EventTarget): SegmentNumber | null {
  const cell = target instanceof Element ? target.closest('[data-segment]') : null;
  return cell === null ? null : Number(cell.getAttribute('data-segment'));
}
