import { formatMinutes } from '@stint/core/duration';
import { payFor } from '@stint/core/money';
import { segmentEnd, segmentOf } from '@stint/core/segment';
import { sayReason } from '@stint/core/sentences';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { SegmentEntries } from '../api/queries.ts';
import { minorOf, money } from '../money/amount.ts';
import { duration, time } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import { type Face, faceOf, type PictureState } from './face.ts';

/** The few words in a cell that has no picture. */
export function cellText(entry: DiaryEntry, face: Face, picture: PictureState): string {
  if (picture === 'on-its-way') return 'picture on its way';
  if (picture === 'private') return 'private';
  if (picture === 'by-terms') return 'no picture, by the terms';
  if (picture === 'failed') return 'no picture could be taken';
  switch (face) {
    case 'deleted':
      return 'deleted';
    case 'late':
      return 'late';
    case 'uncounted':
      return `${formatMinutes(entry.trackedSeconds)} not counted`;
    case 'over-limit':
    case 'manual':
    case 'counted':
      return entry.kind === 'manual' ? `manual ${formatMinutes(entry.countedSeconds)}` : 'no snapshot';
  }
}

/** What stands where there is no activity to draw. */
export function footText(entry: DiaryEntry, face: Face): string {
  if (face === 'deleted') return 'counts nothing';
  if (entry.kind === 'manual') return 'by hand';
  return 'activity not measured';
}

/** A segment in one sentence, for those who do not see the cell. */
export function spokenSegment(entries: SegmentEntries, currency: string, zone: Zone): string {
  const [first] = entries;
  const start = toInstant(first.start);
  const end = segmentEnd(segmentOf(start));
  const parts = entries.map((entry) => spokenEntry(entry, currency));
  return `${time(start, zone)} to ${time(end, zone)}: ${parts.join('; and ')}`;
}

const FACES: Readonly<Record<Face, string>> = {
  counted: 'tracked',
  manual: 'manual',
  'over-limit': 'over the weekly limit',
  uncounted: 'not counted',
  late: 'late',
  deleted: 'deleted',
};

function spokenEntry(entry: DiaryEntry, currency: string): string {
  const face = faceOf(entry);
  if (face === 'deleted') return 'deleted';
  const amount = payFor(minorOf(entry.rate, currency), entry.billedSeconds);
  const activity = entry.kind === 'tracked' ? [`${entry.activeMinutes} of 10 minutes active`] : [];
  const verdict =
    entry.protected === null ? [] : [entry.protected ? 'protected' : `not protected: ${reasonsOf(entry)}`];
  return [
    FACES[face],
    duration(entry.kind === 'manual' ? entry.countedSeconds : entry.trackedSeconds),
    ...activity,
    entry.billedSeconds > 0 ? money(amount, currency) : 'nothing billed',
    ...verdict,
    entry.memo ? `memo ${entry.memo}` : 'no memo',
  ].join(', ');
}

function reasonsOf({ reasons }: DiaryEntry): string {
  return reasons.map((reason) => sayReason(reason, 'exact').sentence.replace(/\.$/, '')).join('; ');
}
