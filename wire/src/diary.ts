import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { SegmentDispute, WeekReview } from './dispute.ts';
import { Id, InstantText, LabelName, Memo, MoneyText, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';
import { Overlap, Seen } from './seen.ts';
import { PictureParams, SegmentParams } from './upload.ts';
import { Clock, Invoice, Late, Totals } from './week-parts.ts';

export const readPicture = route({
  method: 'GET',
  path: '/contracts/:contract/segments/:segment/pictures/:monitor/:kind',
  says: 'A picture of a snapshot, as WebP.',
  tag: 'diary',
  access: ['person', 'tracker'],
  params: PictureParams,
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-contract', 'no-such-picture', 'picture-on-its-way', 'picture-erased'],
});

export const EntryReason = z.enum([
  'manual-time',
  'over-limit',
  'no-snapshot',
  'client-unverified',
  'memo-missing',
  'low-activity',
  'picture-private',
  'activity-unmeasured',
  'deleted',
  'late',
]);

/** One line of the diary, judged. The same words as `stint explain` prints, and the label. */
export const Entry = z
  .object({
    start: InstantText,
    kind: z.enum(['tracked', 'manual', 'deleted']),
    trackedSeconds: z.number().int(),
    trackedMinutes: z.number().int(),
    activeMinutes: z.number().int(),
    snapshotAt: InstantText.nullable(),
    memo: z.string(),
    /** The activity label beside it (P6); null: none. */
    label: z.string().nullable().default(null),
    countedSeconds: z.number().int(),
    billedSeconds: z.number().int(),
    rate: MoneyText,
    protected: z.boolean().nullable(),
    reasons: z.array(EntryReason),
  })
  .meta({ id: 'Entry' });
export type Entry = z.infer<typeof Entry>;

export const DiaryEntry = Entry.extend({
  seen: Seen.nullable(),
  /** Missing where it never was disputed, or that was withdrawn (D1). */
  dispute: SegmentDispute.optional(),
}).meta({ id: 'DiaryEntry' });
export type DiaryEntry = z.infer<typeof DiaryEntry>;

export const readDiary = route({
  method: 'GET',
  path: '/contracts/:contract/diary',
  says: `The work diary between two instants (at most ${LIMITS.diaryDays} days): every segment, judged.`,
  tag: 'diary',
  access: ['person', 'tracker'],
  params: ContractParams,
  query: z.object({
    from: InstantText,
    to: InstantText,
    /** With the client's eyes: what the client is told of it, told to the freelancer. */
    as: z.literal('client').optional(),
  }),
  answer: z.object({
    from: InstantText,
    to: InstantText,
    entries: z.array(DiaryEntry),
    /** Manual time that gave way when a tracker brought evidence for it (M4): both sides are told. */
    superseded: z.array(z.object({ from: InstantText, to: InstantText, at: InstantText })),
    /** Told to the freelancer alone. */
    overlaps: z.array(Overlap),
  }),
  long: true,
  refusals: ['no-such-contract', 'bad-span', 'freelancers-only'],
});

/** A week with its money and clock. Before the lock `invoice` is what it would be now. */
export const Week = z
  .object({
    week: WeekText,
    limitMinutes: z.number().int().nullable(),
    totals: Totals,
    currency: z.string(),
    invoice: Invoice.nullable(),
    late: Late.nullable(),
    clock: Clock,
    stage: z.enum(['in-progress', 'in-review', 'pending', 'available']),
    charge: z.enum(['not-yet', 'none', 'asked', 'succeeded', 'declined', 'disputed', 'charged-back']),
    /** What came of its review; missing before its invoice is made, and where there is none. */
    review: WeekReview.optional(),
  })
  .meta({ id: 'Week' });
export type Week = z.infer<typeof Week>;

export const WeekParams = ContractParams.extend({ week: WeekText });

export const readWeek = route({
  method: 'GET',
  path: '/contracts/:contract/weeks/:week',
  says: 'One week: totals, invoice, clock and where its money is.',
  tag: 'diary',
  access: ['person', 'tracker'],
  params: WeekParams,
  answer: Week,
  refusals: ['no-such-contract', 'bad-week'],
});

export const listWeeks = route({
  method: 'GET',
  path: '/contracts/:contract/weeks',
  says: 'Every week with something in its diary, the newest first.',
  tag: 'diary',
  access: ['person'],
  params: ContractParams,
  answer: z.array(Week),
  refusals: ['no-such-contract'],
});

export const addManualTime = route({
  method: 'POST',
  path: '/contracts/:contract/manual-time',
  says: 'Write time in by hand (M1–M3). `id` may be yours: the same id again is the same manual time.',
  tag: 'diary',
  access: ['person', 'tracker'],
  params: ContractParams,
  body: z.strictObject({ id: Id.optional(), from: InstantText, to: InstantText, memo: Memo }),
  answer: z.object({ id: Id, week: Week }),
  status: 201,
  refusals: [
    'manual-time-not-allowed',
    'not-on-boundary',
    'in-the-future',
    'segment-running',
    'outside-contract',
    'crosses-weeks',
    'week-locked',
    'memo-required',
    'overlaps',
    'no-such-contract',
    'freelancers-only',
    'id-taken',
  ],
});

export const editMemo = route({
  method: 'PUT',
  path: '/contracts/:contract/segments/:segment/memo',
  says: 'Edit the memo of a segment, or its activity label too, until its week locks (T3). Earlier ones are kept.',
  tag: 'diary',
  access: ['person', 'tracker'],
  params: SegmentParams,
  body: z.strictObject({
    memo: Memo,
    /** One of the terms' labels; null: none; missing: it stays. */
    label: LabelName.nullable().optional(),
  }),
  answer: z.object({ week: Week }),
  refusals: [
    'week-locked',
    'segment-running',
    'no-such-segment',
    'no-such-contract',
    'freelancers-only',
    'no-such-label',
    'label-required',
    'too-many-edits',
  ],
});

export const deleteSegment = route({
  method: 'DELETE',
  path: '/contracts/:contract/segments/:segment',
  says: 'Delete a segment and all it holds, for good; a tombstone stays (C3).',
  tag: 'diary',
  access: ['person', 'tracker'],
  params: SegmentParams,
  answer: z.object({ week: Week }),
  refusals: ['week-locked', 'segment-running', 'no-such-segment', 'no-such-contract', 'freelancers-only'],
});

export const diaryEvents = route({
  method: 'GET',
  path: '/contracts/:contract/events',
  says: 'A stream of server-sent events: `diary` when the diary changed, `week` when a week moved on, `terms`; `desk`, to the freelancer alone, when another tracker of theirs starts or stops.',
  tag: 'diary',
  access: ['person', 'tracker'],
  params: ContractParams,
  answer: z.object({
    kind: z.enum(['diary', 'week', 'terms', 'desk']),
    segment: z.number().int().optional(),
  }),
  answerKind: 'events',
  refusals: ['no-such-contract'],
});
