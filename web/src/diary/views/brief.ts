import { formatMinutes } from '@stint/core/duration';
import type { DiaryEntry } from '@stint/wire/diary';
import type { SegmentEntries } from '../../api/queries.ts';
import { activityText } from '../activity-words.ts';
import { type Face, faceOf } from '../face.ts';

/** A segment in few words, for those who do not see its cell; all of it is told when it is opened. */
export function saidBriefly(entries: SegmentEntries): string {
  return entries.map(saidOf).join('; and ');
}

const FACES: Readonly<Record<Face, string>> = {
  counted: 'tracked',
  manual: 'manual',
  'over-limit': 'over the weekly limit',
  uncounted: 'not counted',
  late: 'late, counts 0',
  deleted: 'deleted',
};

function saidOf(entry: DiaryEntry): string {
  const face = faceOf(entry);
  if (face === 'deleted') return FACES.deleted;
  const seconds = entry.kind === 'manual' ? entry.countedSeconds : entry.trackedSeconds;
  return [
    `${FACES[face]} ${formatMinutes(seconds)}`,
    ...(entry.kind === 'tracked' ? [activityText(entry)] : []),
    ...(entry.protected === null ? [] : [entry.protected ? 'protected' : 'not protected']),
    entry.memo || 'no memo',
  ].join(', ');
}
