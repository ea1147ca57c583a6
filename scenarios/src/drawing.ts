import { formatInstant, HOUR_SECONDS } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';

/**
 * A day of the work diary as both sides see it, one line for each row of hours without a gap, one sign a segment,
 * a space at each full hour:
 * ```
 * 09:00 777777 9     a digit: active minutes of a segment that is billed (X = 10)
 * 14:20 9oo u        o: over the limit    u: tracked, uncounted    m: manual    x: deleted    l: late
 * ```
 */
export function drawDiary(entries: readonly DiaryEntry[]): string[] {
  const rows: string[] = [];
  let last = -1;
  for (const [segment, here] of Map.groupBy(entries, ({ start }) => segmentOf(toInstant(start)))) {
    const start = here[0]?.start ?? '';
    const sign = signOf(here);
    if (segment !== last + 1) rows.push(`${start.slice(11, 16)} ${sign}`);
    else rows.push(`${rows.pop() ?? ''}${toInstant(start) % HOUR_SECONDS === 0 ? ' ' : ''}${sign}`);
    last = segment;
  }
  return rows;
}

function signOf(entries: readonly DiaryEntry[]): string {
  const shown = entries.find(({ countedSeconds }) => countedSeconds > 0) ?? entries[0];
  if (!shown) return '?';
  if (shown.kind === 'deleted') return 'x';
  if (shown.reasons.includes('late')) return 'l';
  if (shown.reasons.includes('over-limit')) return 'o';
  if (shown.kind === 'manual') return 'm';
  if (shown.countedSeconds === 0) return 'u';
  return shown.activeMinutes === 10 ? 'X' : String(shown.activeMinutes);
}

/** The instants of a day, for `readDiary`. */
export function dayQuery(midnight: number, days = 1): { from: string; to: string } {
  return { from: formatInstant(midnight), to: formatInstant(midnight + days * 24 * HOUR_SECONDS) };
}
