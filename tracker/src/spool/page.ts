import type { SegmentNumber } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { SegmentRecord } from '@stint/wire/record';
import { z } from 'zod';
import type { PictureArea } from '../desk/picture.ts';
import { Region } from '../privacy/rules.ts';
import type { RecordDraft } from '../record.ts';

/** A record's place in the chain of its device and contract. */
export const Place = z.strictObject({
  device: z.string(),
  sequence: z.number(),
  previous: z.string().nullable(),
});
export type Place = z.infer<typeof Place>;

const Area = z.strictObject({
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
}) satisfies z.ZodType<PictureArea>;

/** What stands on the disk, encrypted, of a segment that waits. It has no place in a chain until it leaves. */
export const Page = z.strictObject({
  v: z.literal(1),
  draft: SegmentRecord.omit({ device: true, sequence: true, previous: true }),
  /** Of each picture of the draft: how often it was made anew, which is in its files' names. */
  editions: z.array(z.number()),
  /** Of each picture: the share that was masked when it was taken, in thousandths. */
  maskedAtFirst: z.array(z.number()),
  /** What of it that is, in its pixels; of a page from before, not known. */
  maskedAreas: z.array(z.array(Area).readonly()).default([]),
  /** What the freelancer blurred by hand, all of it. */
  blurredByHand: z.array(Region),
  /** The freelancer wants it sent before its private window is over. */
  released: z.boolean(),
  /** The freelancer deleted it before it was sent (C3): its pictures are gone, its tombstone is to be asked for. */
  deleted: z.boolean(),
  /** The house has its record with this place, and not yet all of its pictures. */
  owing: Place.nullable(),
});
export type Page = z.infer<typeof Page>;

/** A segment of a contract that waits on the disk for the house. */
export interface Waiting extends Omit<Page, 'v' | 'draft'> {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly folder: string;
  readonly record: RecordDraft;
  readonly sizeBytes: number;
}

/** A record as it leaves: numbered, in the bytes that the house keeps. */
export interface Letter {
  readonly waiting: Waiting;
  readonly record: SegmentRecord;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, the next record's `previous`. */
  readonly sha256: string;
}

export function letterOf(waiting: Waiting, { device, sequence, previous }: Place): Letter {
  const record = { ...waiting.record, device, sequence, previous };
  const bytes = canonicalBytes(record);
  return { waiting, record, bytes, sha256: sha256(bytes) };
}

export function pageOf(waiting: Waiting): Page {
  const { record: draft, editions, maskedAtFirst, maskedAreas, blurredByHand } = waiting;
  const { released, deleted, owing } = waiting;
  return { v: 1, draft, editions, maskedAtFirst, maskedAreas, blurredByHand, released, deleted, owing };
}
