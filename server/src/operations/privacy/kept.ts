import { formatInstant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import type { Seen } from '@stint/wire/seen';
import type { House } from '../../house.ts';
import type { DiaryKey } from '../../store/diary.ts';
import type { PictureRow } from '../../store/pictures.ts';
import { heldWeeks, picturesGoAt } from '../../store/retention.ts';

type Kept = Pick<Seen, 'kept' | 'erased'>;

export const NOTHING: Kept = { kept: null, erased: null };

/** How long the pictures of each of some segments are kept, or when they went. */
export async function keptOf(
  { db, picturesKeptDays }: House,
  key: DiaryKey,
  shown: readonly PictureRow[],
): Promise<(segment: SegmentNumber, rows: readonly PictureRow[]) => Kept> {
  const weekOfSegment = (segment: SegmentNumber) => weekOf(segmentStart(segment));
  const weeks = [...new Set(shown.map(({ segment }) => weekOfSegment(segment)))];
  const held = picturesKeptDays === null ? new Set() : await heldWeeks(db, key, weeks);
  return (segment, rows) => {
    const gone = rows.find(({ erased_at }) => erased_at !== null);
    if (gone && gone.erased_at !== null) {
      const at = formatInstant(Number(gone.erased_at));
      return { kept: null, erased: { at, keptDays: gone.erased_after_days ?? 0 } };
    }
    const week = weekOfSegment(segment);
    if (picturesKeptDays === null || held.has(week)) {
      return { kept: { until: null, held: held.has(week) }, erased: null };
    }
    return {
      kept: { until: formatInstant(picturesGoAt(week, picturesKeptDays)), held: false },
      erased: null,
    };
  };
}
