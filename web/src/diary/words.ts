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
import { activityText } from './activity-words.ts';
import { type Face, faceOf, type PictureState, pictureOf } from './face.ts';
import { blurText, NO_PICTURE } from './picture-words.ts';

/** The few words in a cell that has no picture. */
export function cellText(entry: DiaryEntry, face: Face, picture: PictureState): string {
  if (picture !== 'shown' && picture !== 'none') return NO_PICTURE[picture];
  switch (face) {
    case 'deleted':
      return 'deleted';
    case 'late':
      return 'late, counts 0';
    case 'uncounted':
      return `${formatMinutes(entry.trackedSeconds)} not counted`;
    case 'over-limit':
    case 'manual':
    case 'counted':
      return entry.kind === 'manual' ? `manual ${formatMinutes(entry.countedSeconds)}` : 'no snapshot';
  }
}

/** What stands where there is no activity to draw. */
export function footText(face: Face): string {
  if (face === 'deleted') return 'counts nothing';
  return 'by hand';
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
  late: 'came after the week had locked, counts 0',
  deleted: 'deleted',
};

function spokenEntry(entry: DiaryEntry, currency: string): string {
  const face = faceOf(entry);
  if (face === 'deleted') return 'deleted';
  const amount = payFor(minorOf(entry.rate, currency), entry.billedSeconds);
  const activity = entry.kind === 'tracked' ? [activityText(entry), ...pictureTexts(entry)] : [];
  const verdict =
    entry.protected === null ? [] : [entry.protected ? 'protected' : `not protected: ${reasonsOf(entry)}`];
  return [
    FACES[face],
    duration(entry.kind === 'manual' ? entry.countedSeconds : entry.trackedSeconds),
    ...activity,
    entry.billedSeconds > 0 && amount > 0n ? money(amount, currency) : 'nothing billed',
    ...verdict,
    ...(entry.dispute ? ['disputed by the client'] : []),
    ...(entry.label === null ? [] : [`label ${entry.label}`]),
    entry.memo ? `memo ${entry.memo}` : 'no memo',
  ].join(', ');
}

/** What became of the picture, where it is not simply there. */
function pictureTexts(entry: DiaryEntry): string[] {
  const state = pictureOf(entry);
  const blur = blurText(entry);
  if (state === 'shown' || state === 'none') return blur ? [`picture ${blur}`] : [];
  return [NO_PICTURE[state]];
}

function reasonsOf({ reasons }: DiaryEntry): string {
  return reasons.map((reason) => sayReason(reason, 'exact').sentence.replace(/\.$/, '')).join('; ');
}
