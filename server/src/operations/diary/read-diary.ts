import { DAY_SECONDS, formatInstant, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { type Span, secondsOf } from '@stint/core/span';
import type { DiaryEntry } from '@stint/core/timesheet';
import { type Week, weekOf } from '@stint/core/week';
import type { DiaryEntry as EntryLetter } from '@stint/wire/diary';
import { entryLetter } from '@stint/wire/entry';
import { LIMITS } from '@stint/wire/limits';
import type { SegmentRecord } from '@stint/wire/record';
import type { Overlap as OverlapLetter, Seen } from '@stint/wire/seen';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { earlierMemos } from '../../store/corrections.ts';
import { type DiaryKey, loadRecords, type RecordRow, type SegmentRange } from '../../store/diary.ts';
import { supersededBetween } from '../../store/manual.ts';
import { overlapsBetween } from '../../store/overlaps.ts';
import { type PictureRow, picturesBetween } from '../../store/pictures.ts';
import { recordOf } from '../../store/read-record.ts';
import { visibleContract } from '../contracts/visible.ts';
import { judgeWeeks } from './judge-week.ts';

export interface DiaryLetter {
  readonly from: string;
  readonly to: string;
  readonly entries: EntryLetter[];
  /** Manual time that gave way to a tracked segment (M4). */
  readonly superseded: { readonly from: string; readonly to: string; readonly at: string }[];
  readonly overlaps: OverlapLetter[];
}

/**
 * The work diary between two instants: every segment that meets them, judged within its week. Refusals:
 * `no-such-contract`, `bad-span` (not in order, or longer than that).
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
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const range = { first: segmentOf(asked.from), end: segmentOf(asked.to - 1) + 1 };
  const [judged, seen, superseded, overlaps] = await Promise.all([
    judgeWeeks(house.db, visible, weeksOf(asked)),
    seenBetween(house, key, range),
    supersededBetween(house.db, key, range),
    visible.side === 'freelancer' ? overlapLetters(house, key, range) : [],
  ]);
  const inside = [...judged.values()]
    .flatMap(({ timesheet }) => timesheet.entries)
    .filter(({ segment }) => segmentStart(segment) < asked.to && asked.from < segmentEnd(segment));
  const seenOfEntry = ({ kind, reasons, segment }: DiaryEntry): Seen | null =>
    kind === 'tracked' ? ((reasons.includes('late') ? seen.late : seen.inTime).get(segment) ?? null) : null;
  return {
    from: formatInstant(asked.from),
    to: formatInstant(asked.to),
    entries: inside.map((entry) => ({
      ...entryLetter(entry, visible.contract.currency),
      seen: seenOfEntry(entry),
    })),
    superseded: superseded.map((gone) => ({
      from: formatInstant(gone.from),
      to: formatInstant(gone.to),
      at: formatInstant(gone.at),
    })),
    overlaps,
  };
}

/** The billing weeks that a span meets, in order. */
function weeksOf({ from, to }: Span): Week[] {
  const weeks: Week[] = [];
  for (let week = weekOf(from); week < to; week += WEEK_SECONDS) weeks.push(week);
  return weeks;
}

/** T6: for the freelancer alone, since the other tracker may have been at work for somebody else. */
async function overlapLetters(house: House, key: DiaryKey, range: SegmentRange): Promise<OverlapLetter[]> {
  const overlaps = await overlapsBetween(house.db, key, range);
  return overlaps.map(({ segment, seconds, device, by }) => ({
    start: formatInstant(segmentStart(segment)),
    seconds,
    device,
    by: [...by],
  }));
}

type SeenBySegment = ReadonlyMap<SegmentNumber, Seen>;

/** What trackers saw of each segment, beside the verdict: of what came in time, and of what came late. */
async function seenBetween(
  house: House,
  key: DiaryKey,
  range: SegmentRange,
): Promise<{ inTime: SeenBySegment; late: SeenBySegment }> {
  const [records, shown, edits] = await Promise.all([
    loadRecords(house.db, key, range),
    picturesBetween(house.db, key, range),
    earlierMemos(house.db, key, range),
  ]);
  const pictures = Map.groupBy(shown, (row) => row.segment);
  const memos = Map.groupBy(edits, (row) => row.segment);
  const seen = (late: boolean): SeenBySegment => {
    const bySegment = Map.groupBy(
      records.filter((row) => row.late === late),
      (row) => row.segment,
    );
    return new Map(
      [...bySegment].map(([segment, some]) => {
        const shot = some.some((row) => row.snapshot_at !== null) ? (pictures.get(segment) ?? []) : [];
        const earlier = memos.get(segment) ?? [];
        return [segment, seenOf(some, shot, earlier)];
      }),
    );
  };
  return { inTime: seen(false), late: seen(true) };
}

function seenOf(
  rows: readonly RecordRow[],
  pictures: readonly PictureRow[],
  earlier: Awaited<ReturnType<typeof earlierMemos>>,
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
      .map(({ monitor, width, height, arrived_at }) => {
        const named = shown?.pictures.find((picture) => picture.monitor === monitor);
        return {
          monitor,
          width,
          height,
          blurred: named?.blurred ?? false,
          maskedPermille: named?.maskedPermille ?? 0,
          arrived: arrived_at !== null,
        };
      }),
    stretches: rows
      .flatMap((row) => row.stretches)
      .sort(([a], [b]) => a - b)
      .map(([from, to, end]) => ({ from: formatInstant(from), to: formatInstant(to), end })),
    activity: activityOf(records.map((record) => record.activity)),
    unmeasuredSeconds: unmeasuredOf(rows, records),
    capabilities: (shown ?? records[0])?.capabilities ?? null,
    earlierMemos: earlier.map((edit) => edit.earlier),
    earlierLabels: earlier.map((edit) => edit.earlier_label),
  };
}

/** Kept seconds of devices that could not count. */
function unmeasuredOf(rows: readonly RecordRow[], records: readonly SegmentRecord[]): number {
  return rows.reduce(
    (sum, { stretches }, index) =>
      records[index]?.activity === null
        ? sum + secondsOf(stretches.map(([from, to]) => ({ from, to })))
        : sum,
    0,
  );
}

/** Minute by minute, the counts of all devices together; null where none could count. */
function activityOf(activities: readonly Seen['activity'][]): Seen['activity'] {
  const [first, ...others] = activities.filter((minutes) => minutes !== null);
  if (!first) return null;
  return others.reduce<typeof first>(
    (sum, minutes) =>
      sum.map(([keys, clicks, scrolls], minute) => {
        const [moreKeys, moreClicks, moreScrolls] = minutes[minute] ?? [0, 0, 0];
        return [keys + moreKeys, clicks + moreClicks, scrolls + moreScrolls];
      }),
    first,
  );
}
