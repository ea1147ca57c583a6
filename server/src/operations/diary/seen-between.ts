import { formatInstant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import type { SegmentRecord } from '@stint/wire/record';
import type { Seen } from '@stint/wire/seen';
import type { House } from '../../house.ts';
import { earlierMemos } from '../../store/corrections.ts';
import { type DiaryKey, type RecordRow, type SegmentRange, within } from '../../store/diary.ts';
import { sameBytesBefore } from '../../store/likeness.ts';
import { type PictureRow, picturesBetween } from '../../store/pictures.ts';
import { recordOf } from '../../store/read-record.ts';
import { keptOf, NOTHING } from '../privacy/kept.ts';
import { LOOK_BACK, likeBefore, ranOf, snappedOf } from '../privacy/like-before.ts';

type SeenBySegment = ReadonlyMap<SegmentNumber, Seen>;

/**
 * What trackers saw of each segment, beside the verdict: of what came in time, and of what came late. `read`: the records of
 * `widerThan(range)`, or more.
 */
export async function seenBetween(
  house: House,
  key: DiaryKey,
  range: SegmentRange,
  read: Promise<readonly RecordRow[]>,
): Promise<{ inTime: SeenBySegment; late: SeenBySegment }> {
  const wider = widerThan(range);
  const [records, shown, edits, same] = await Promise.all([
    read.then((rows) => rows.filter(({ segment }) => within(segment, wider))),
    picturesBetween(house.db, key, wider),
    earlierMemos(house.db, key, range),
    sameBytesBefore(house.db, key, range),
  ]);
  const kept = await keptOf(house, key, shown);
  const hints = likeBefore(snappedOf(records, shown), records.flatMap(ranOf), same);
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
        const pictured = shot.length === 0 ? NOTHING : kept(segment, shot);
        const hint = shot.length === 0 ? null : (hints.get(segment) ?? null);
        return [segment, { ...seenOf(some, shot, earlier), ...pictured, likeBefore: hint }];
      }),
    );
  };
  return { inTime: seen(false), late: seen(true) };
}

/** A little more than is shown: what the first picture looks like may stand before it. */
export function widerThan({ first, end }: SegmentRange): SegmentRange {
  return { first: first - LOOK_BACK, end };
}

function seenOf(
  rows: readonly RecordRow[],
  pictures: readonly PictureRow[],
  earlier: Awaited<ReturnType<typeof earlierMemos>>,
): Omit<Seen, 'kept' | 'erased' | 'likeBefore'> {
  const records = rows.map(recordOf);
  const shot = rows.findIndex((row) => row.snapshot_at !== null);
  const shown = records[shot];
  return {
    app: shown?.app ?? null,
    title: shown?.title ?? null,
    withheld: shown?.withheld ?? null,
    pictures: pictures
      .filter((row) => row.kind === 'picture')
      .map(({ monitor, width, height, pack }) => {
        const named = shown?.pictures.find((picture) => picture.monitor === monitor);
        return {
          monitor,
          width,
          height,
          blurred: named?.blurred ?? false,
          maskedPermille: named?.maskedPermille ?? 0,
          arrived: pack !== null,
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
