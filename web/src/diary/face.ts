import type { DiaryEntry } from '@stint/wire/diary';
import type { Withheld } from '@stint/wire/record';
import type { SegmentEntries } from '../api/queries.ts';

/** How an entry looks: each has its colour and its sign. */
export type Face = 'counted' | 'manual' | 'over-limit' | 'uncounted' | 'late' | 'deleted';

export function faceOf(entry: DiaryEntry): Face {
  if (entry.kind === 'deleted') return 'deleted';
  if (entry.reasons.includes('late')) return 'late';
  if (entry.countedSeconds === 0) return 'uncounted';
  if (entry.billedSeconds === 0) return 'over-limit';
  return entry.kind === 'manual' ? 'manual' : 'counted';
}

/** The entry that a segment is drawn as: what counts, else what was worked, else the tombstone. */
export function primaryOf(entries: SegmentEntries): DiaryEntry {
  const [first] = entries;
  return (
    entries.find((entry) => entry.countedSeconds > 0) ??
    entries.find((entry) => entry.kind !== 'deleted') ??
    first
  );
}

/** What a press opens: its picture, or where there is none the reason. */
export function lookAt(diary: ReadonlyMap<number, SegmentEntries>, segment: number): 'picture' | 'why' {
  const entries = diary.get(segment);
  return entries && pictureOf(primaryOf(entries)) === 'shown' ? 'picture' : 'why';
}

/** The entries that can only be hinted at beside the primary one. */
export function besideOf(entries: SegmentEntries): DiaryEntry[] {
  const primary = primaryOf(entries);
  return entries.filter((entry) => entry !== primary);
}

/** Where a snapshot's picture is, or what held it back. `none`: there is no snapshot. */
export type PictureState = 'shown' | 'on-its-way' | 'erased' | Withheld | 'none';

export function pictureOf(entry: DiaryEntry): PictureState {
  const { seen } = entry;
  if (!seen) return 'none';
  if (seen.withheld !== null) return seen.withheld;
  if (seen.pictures.length === 0) return 'none';
  if (seen.erased) return 'erased';
  return seen.pictures.some((picture) => picture.arrived) ? 'shown' : 'on-its-way';
}
