import { segmentOf, segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Look } from '@stint/wire/privacy';
import { dayName, farDayName, moment, time } from '../time/spoken.ts';
import { dayOf, type Zone } from '../time/zone.ts';

type Seen = NonNullable<DiaryEntry['seen']>;

/** How long a picture is kept, or when it went; null where there was none. */
export function keptText({ kept, erased }: Seen, zone: Zone): string | null {
  if (erased) {
    const day = farDayName(dayOf(toInstant(erased.at), zone));
    return `Erased on ${day}, ${days(erased.keptDays)} after the review of its week had ended, as told. That there was one stays, and the record with its seal.`;
  }
  if (!kept) return null;
  if (kept.held) return 'Kept while its week is disputed.';
  if (kept.until === null) return 'Kept as long as the operator of this house keeps its books.';
  return `Kept until ${farDayName(dayOf(toInstant(kept.until), zone))}.`;
}

/** A hint and no verdict; null where there is none. */
export function hintText({ likeBefore }: Seen, start: string, zone: Zone): string | null {
  if (!likeBefore) return null;
  const before = toInstant(likeBefore.start);
  const sameDay = dayOf(before, zone) === dayOf(toInstant(start), zone);
  const which = sameDay ? time(before, zone) : moment(before, zone);
  return likeBefore.same
    ? `The picture is byte for byte the one of ${which}. A screen that stands still is no fault; it says nothing about pay.`
    : `The picture looks like the one of ${which}. It says nothing about pay.`;
}

const SIDES: Readonly<Record<Look['side'], string>> = {
  client: 'for the client',
  agency: 'for the agency',
  operator: 'operator of this house',
};

export function sideText(side: Look['side']): string {
  return SIDES[side];
}

/** `10:05`, `10:05, last at 16:40 · 3 times`. */
export function lookTimes({ firstAt, lastAt, times }: Look, zone: Zone): string {
  const [first, last] = [time(toInstant(firstAt), zone), time(toInstant(lastAt), zone)];
  if (times === 1) return first;
  return `${first}${first === last ? '' : `, last at ${last}`} · ${times} times`;
}

/** `Wed 18 Nov 10:05 · 3 times`. */
export function lookText(look: Look, zone: Zone): string {
  return `${dayName(dayOf(toInstant(look.firstAt), zone))} ${lookTimes(look, zone)}`;
}

/** `Mon 16 Nov 09:40–09:50`. */
export function segmentText(start: string, zone: Zone): string {
  const at = segmentStart(segmentOf(toInstant(start)));
  return `${moment(at, zone)}–${time(at + 600, zone)}`;
}

export function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
