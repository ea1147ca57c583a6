import { DAY_SECONDS, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';
import { weekOf } from '@stint/core/week';
import type { DiaryEntry as EntryLetter, Seen } from '@stint/wire/diary';
import { entryLetter } from '@stint/wire/entry';
import { LIMITS } from '@stint/wire/limits';
import type { Actor, House } from '../house.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { earlierMemos } from '../store/corrections.ts';
import { loadRecords, type RecordRow, recordOf } from '../store/diary.ts';
import { type PictureRow, picturesBetween } from '../store/pictures.ts';
import { judgeWeek } from './judge-week.ts';
import { type Visible, visibleContract } from './visible.ts';

export interface DiaryLetter {
  readonly from: string;
  readonly to: string;
  readonly entries: EntryLetter[];
}

/**
 * The work diary between two instants: every segment that meets them, judged within its week. Refusals:
 * `no-such-contract`, `bad-span` (not in order, or more than eight days).
 */
export async function readDiary(
  house: House,
  actor: Actor,
  asked: { contract: string; from: Instant; to: Instant },
): Promise<DiaryLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const seconds = asked.to - asked.from;
  if (seconds <= 0 || seconds > LIMITS.diaryDays * DAY_SECONDS) return refuse('bad-span', { field: 'to' });
  const entries: DiaryEntry[] = [];
  for (let week = weekOf(asked.from); week < asked.to; week += WEEK_SECONDS) {
    entries.push(...(await judgeWeek(house.db, visible, week)).entries);
  }
  const inside = entries.filter(
    ({ segment }) => segmentStart(segment) < asked.to && asked.from < segmentEnd(segment),
  );
  const seen = await seenBetween(house, visible, asked.from, asked.to);
  return {
    from: formatInstant(asked.from),
    to: formatInstant(asked.to),
    entries: inside.map((entry) => ({
      ...entryLetter(entry, visible.contract.currency),
      seen: entry.kind === 'tracked' ? (seen.get(entry.segment) ?? null) : null,
    })),
  };
}

/** What trackers saw of each segment, beside the verdict. */
async function seenBetween(
  house: House,
  visible: Visible,
  from: Instant,
  to: Instant,
): Promise<Map<SegmentNumber, Seen>> {
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const range = { first: segmentOf(from), end: segmentOf(to - 1) + 1 };
  const records = Map.groupBy(await loadRecords(house.db, key, range), (row) => row.segment);
  const pictures = Map.groupBy(await picturesBetween(house.db, key, range), (row) => row.segment);
  const memos = Map.groupBy(await earlierMemos(house.db, key, range), (row) => row.segment);
  return new Map(
    [...records].map(([segment, rows]) => [
      segment,
      seenOf(
        rows,
        pictures.get(segment) ?? [],
        (memos.get(segment) ?? []).map(({ earlier }) => earlier),
      ),
    ]),
  );
}

function seenOf(
  rows: readonly RecordRow[],
  pictures: readonly PictureRow[],
  earlier: readonly string[],
): Seen {
  const records = rows.map(recordOf);
  const shot = rows.findIndex((row) => row.snapshot_at !== null);
  const shown = records[shot];
  return {
    app: shown?.app ?? null,
    title: shown?.title ?? null,
    withheld: shown?.withheld ?? null,
    pictures: pictures
      .filter((row) => row.kind === 'picture')
      .map(({ monitor, width, height, arrived_at }) => ({
        monitor,
        width,
        height,
        arrived: arrived_at !== null,
      })),
    stretches: rows
      .flatMap((row) => row.stretches)
      .sort(([a], [b]) => a - b)
      .map(([from, to, end]) => ({ from: formatInstant(from), to: formatInstant(to), end })),
    activity: activityOf(records.map((record) => record.activity)),
    earlierMemos: [...earlier],
  };
}

/** Minute by minute, the counts of all devices together; null where one could not count. */
function activityOf(activities: readonly Seen['activity'][]): Seen['activity'] {
  const [first, ...others] = activities;
  if (!first) return null;
  return others.reduce<Seen['activity']>(
    (sum, minutes) =>
      sum &&
      minutes &&
      sum.map(([keys, clicks, scrolls], minute) => {
        const [moreKeys, moreClicks, moreScrolls] = minutes[minute] ?? [0, 0, 0];
        return [keys + moreKeys, clicks + moreClicks, scrolls + moreScrolls];
      }),
    first,
  );
}
