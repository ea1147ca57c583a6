import { Readable } from 'node:stream';
import { formatInstant } from '@stint/core/instant';
import { segmentEnd, segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import type { SegmentRecord } from '@stint/wire/record';
import { uploadPicture } from '../operations/diary/upload-picture.ts';
import { isRefusal } from '../refusal.ts';
import { named, type TestTracker } from './tracking.ts';

interface Painted {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

/** A whole segment of work with a picture, and the picture brought. Answers the segment's number. */
export async function workWithPicture(
  desk: TestTracker,
  start: string,
  painted: Painted,
  more: Partial<ReturnType<typeof named>> = {},
  record: Partial<SegmentRecord> = {},
): Promise<number> {
  const segment = segmentOf(toInstant(start));
  const pictures = [{ ...named(painted), ...more }];
  const receipt = await desk.work(start, formatInstant(segmentEnd(segment)), {
    pictures,
    withheld: null,
    ...record,
  });
  if (isRefusal(receipt)) throw new Error(receipt.refused);
  await bringPicture(desk, segment, painted);
  return segment;
}

/** Brings a picture and its thumbnail that a record has named. */
export async function bringPicture(desk: TestTracker, segment: number, painted: Painted): Promise<void> {
  const { house, actor, contract } = desk;
  for (const kind of ['picture', 'thumbnail'] as const) {
    const bytes = painted[kind];
    const place = { contract, segment, monitor: 0, kind };
    const stream = Readable.from([bytes]);
    const brought = await uploadPicture(house, actor, { ...place, stream, length: bytes.length });
    if (isRefusal(brought)) throw new Error(brought.refused);
  }
}
