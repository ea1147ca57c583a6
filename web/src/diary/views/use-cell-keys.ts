import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryBySegment } from '../../api/queries.ts';
import type { Row } from '../grid.ts';
import type { OpenSegment } from '../open.ts';
import { useGridKeys } from '../use-grid-keys.ts';

/** Arrow keys move the focus among the cells that hold something, letters do what the segment allows. */
export function useCellKeys(rows: readonly Row[], diary: DiaryBySegment, opened: OpenSegment) {
  const { onFocus: setChosen, ...keys } = useGridKeys(rows, diary, opened);
  return { setChosen, ...keys };
}

export function segmentOfTarget(target: EventTarget): SegmentNumber | null {
  const cell = target instanceof Element ? target.closest('[data-segment]') : null;
  return cell === null ? null : Number(cell.getAttribute('data-segment'));
}
