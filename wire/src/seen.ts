import { z } from 'zod';
import { InstantText, Name } from './letters.ts';
import { Capabilities, Withheld } from './record.ts';

/** What the diary shows beside the verdict. */
export const Seen = z
  .object({
    app: z.string().nullable(),
    title: z.string().nullable(),
    withheld: Withheld.nullable(),
    pictures: z.array(
      z.object({
        monitor: z.number().int(),
        width: z.number().int(),
        height: z.number().int(),
        blurred: z.boolean(),
        maskedPermille: z.number().int(),
        /** False while it is on its way, and once it is erased. */
        arrived: z.boolean(),
      }),
    ),
    /** How long its pictures are kept; null where there are none. `until` null: always, or while `held` by a dispute. */
    kept: z.object({ until: InstantText.nullable(), held: z.boolean() }).nullable().default(null),
    /** Its pictures were erased when their time was over; so many days after the review they had been kept. */
    erased: z.object({ at: InstantText, keptDays: z.number().int() }).nullable().default(null),
    /** A hint, no verdict: an earlier segment whose picture it looks like, or whose very bytes it is (`same`). */
    likeBefore: z.object({ start: InstantText, same: z.boolean() }).nullable().default(null),
    stretches: z.array(z.object({ from: InstantText, to: InstantText, end: z.string() })),
    /** Ten minutes of keys, clicks, scrolls; null where no device could count: then `activeMinutes` says nothing (P8). */
    activity: z.array(z.tuple([z.number(), z.number(), z.number()])).nullable(),
    /** Of the tracked seconds, those on devices that could not count. */
    unmeasuredSeconds: z.number().int(),
    /** What the device that took the snapshot could see; else the first that tracked. */
    capabilities: Capabilities.nullable(),
    /** Earlier memos, where the freelancer edited it: what it said first, and the newest. */
    earlierMemos: z.array(z.string()),
    /** The label that went with each of them; null: none. */
    earlierLabels: z.array(z.string().nullable()).default([]),
  })
  .meta({ id: 'Seen' });
export type Seen = z.infer<typeof Seen>;

/** Seconds of one tracker that another of the same person had brought before (T6). */
export const Overlap = z
  .object({
    start: InstantText,
    seconds: z.number().int(),
    /** The tracker that came later, and those that hold the segment. */
    device: Name,
    by: z.array(Name),
  })
  .meta({ id: 'Overlap' });
export type Overlap = z.infer<typeof Overlap>;
