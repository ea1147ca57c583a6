import { z } from 'zod';
import { Id, Memo, plainText, Sha256 } from './letters.ts';
import { LIMITS } from './limits.ts';

const Second = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Side = z.number().int().min(1).max(LIMITS.pictureSide);
const Count = z.number().int().min(0).max(LIMITS.countsPerMinute);

/** One monitor's picture of a snapshot, by the SHA-256 of its bytes. The pictures follow the record. */
export const PictureEntry = z.strictObject({
  monitor: z
    .number()
    .int()
    .min(0)
    .max(LIMITS.monitors - 1),
  sha256: Sha256,
  bytes: z.number().int().min(1).max(LIMITS.pictureBytes),
  width: Side,
  height: Side,
  thumbnail: z.strictObject({
    sha256: Sha256,
    bytes: z.number().int().min(1).max(LIMITS.thumbnailBytes),
  }),
});
export type PictureEntry = z.infer<typeof PictureEntry>;

/**
 * What a tracker says of one segment of one contract: one canonical integer-JSON record (keys sorted, no floats),
 * sent once and kept as the bytes that came. Instants are whole unix seconds. It has no field for a key, a text,
 * a coordinate or a file: what Stint promises not to record cannot be said here.
 */
export const SegmentRecord = z.strictObject({
  v: z.literal(1),
  freelancer: Id,
  contract: Id,
  segment: z.number().int().min(0).max(LIMITS.segment),
  device: Id,
  /** 0, 1, 2 … for each (device, contract); `previous` is the SHA-256 of the record before, null for the first. */
  sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  previous: Sha256.nullable(),
  /** Tracked time, to the second, with the reason of each end (T1–T5). */
  stretches: z
    .array(
      z.strictObject({
        from: Second,
        to: Second,
        end: z.enum(['continues', 'stopped', 'switched', 'idle', 'paused', 'ended', 'died']),
      }),
    )
    .min(1)
    .max(LIMITS.stretches),
  /** Ten minutes of [keys, clicks, scrolls]; null where the device cannot count (P8). */
  activity: z
    .array(z.tuple([Count, Count, Count]))
    .length(10)
    .nullable(),
  memos: z.array(z.strictObject({ from: Second, memo: Memo })).max(LIMITS.memoSpans),
  /** The drawn instant, when a session was open at it (T2); else null. */
  snapshotAt: Second.nullable(),
  /** The active app and window title at the snapshot; null when there is none or it cannot be seen. */
  app: plainText(LIMITS.app).nullable(),
  title: plainText(LIMITS.title).nullable(),
  pictures: z.array(PictureEntry).max(LIMITS.monitors),
  /** Why a snapshot has no picture; null when it has, or when there is no snapshot. */
  withheld: z.enum(['terms', 'private-window', 'capture-failed']).nullable(),
  /** What the device could see, so that "not measured" is never read as "no activity". */
  capabilities: z.strictObject({
    counts: z.boolean(),
    window: z.boolean(),
    picture: z.boolean(),
    monitors: z.number().int().min(0).max(LIMITS.monitors),
    backend: plainText(LIMITS.backend),
  }),
});
export type SegmentRecord = z.infer<typeof SegmentRecord>;
