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
  /** Blurred as a whole on the device, because the terms say `snapshots: blurred`. */
  blurred: z.boolean(),
  /** The share of its area that the freelancer's masks blurred, in thousandths. */
  maskedPermille: z.number().int().min(0).max(1000),
});
export type PictureEntry = z.infer<typeof PictureEntry>;

/**
 * `terms`: they say `snapshots: none`. `private-app`, `private-title`: a rule of the freelancer's for what was in front.
 * `private-window`: the freelancer took it out in the private window. `capture-failed`: it could not be taken.
 */
export const Withheld = z.enum(['terms', 'private-app', 'private-title', 'private-window', 'capture-failed']);
export type Withheld = z.infer<typeof Withheld>;

/** What a device could see, so that "not measured" is never read as "no activity" (P8). */
export const Capabilities = z.strictObject({
  /** Keys, clicks and scrolls, per minute. */
  counts: z.boolean(),
  /** The last key, click or scroll, so that an idle session ends (T4). */
  idle: z.boolean(),
  /** The active app and window title. */
  window: z.boolean(),
  /** `each-monitor`: one picture per monitor. `whole-desktop`: one of all. `shared`: only what was shared. */
  picture: z.enum(['each-monitor', 'whole-desktop', 'shared', 'none']),
  monitors: z.number().int().min(0).max(LIMITS.monitors),
  backend: plainText(LIMITS.backend),
});
export type Capabilities = z.infer<typeof Capabilities>;

/**
 * What a tracker says of one segment of one contract: one canonical integer-JSON record (keys sorted, no floats),
 * sent once and kept as the bytes that came. Instants are whole unix seconds. It has no field for a key, a text,
 * a coordinate or a file: what Stint promises not to record cannot be said here.
 */
export const SegmentRecord = z.strictObject({
  v: z.literal(2),
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
  /** Each with the activity label that was chosen beside it; missing: none, and so in all that was sent before there were any. */
  memos: z
    .array(
      z.strictObject({
        from: Second,
        memo: Memo,
        label: plainText(LIMITS.labelName).min(1).exactOptional(),
      }),
    )
    .max(LIMITS.memoSpans),
  /** The drawn instant, when a session was open at it (T2); else null. */
  snapshotAt: Second.nullable(),
  /** The active app and window title at the snapshot; null when there is none or it cannot be seen. */
  app: plainText(LIMITS.app).nullable(),
  title: plainText(LIMITS.title).nullable(),
  pictures: z.array(PictureEntry).max(LIMITS.monitors),
  /** Why a snapshot has no picture; null when it has, or when there is no snapshot. */
  withheld: Withheld.nullable(),
  capabilities: Capabilities,
});
export type SegmentRecord = z.infer<typeof SegmentRecord>;
