import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { Week } from './diary.ts';
import { LabelName, Memo } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

const Segment = z.number().int().min(0).max(LIMITS.segment);

/** What a segment says, as its freelancer looks at it. */
const Said = z.strictObject({
  /** The memo of what was tracked; where nothing was, of the manual time. */
  memo: Memo,
  label: LabelName.nullable(),
  /** Of a segment with both, where it is asked for: the memo of the manual time. */
  manualMemo: Memo.optional(),
});

/** What one segment is to say (T3), and what it said when that was written. */
export const MemoEdit = z
  .strictObject({
    segment: Segment,
    memo: Memo,
    /** One of the terms' labels, or one that stood there before; null: none; missing: it stays. */
    label: LabelName.nullable().optional(),
    /** Where manual time stands beside tracked time: its own memo; missing: the same. */
    manualMemo: Memo.optional(),
    seen: Said,
  })
  .meta({ id: 'MemoEdit' });
export type MemoEdit = z.infer<typeof MemoEdit>;

const OF_SEGMENTS = [
  'week-locked',
  'segment-running',
  'no-such-segment',
  'no-such-contract',
  'freelancers-only',
] as const;

const Weeks = z.object({ weeks: z.array(Week) });

export const editMemos = route({
  method: 'PUT',
  path: '/contracts/:contract/memos',
  says: `Edit the memos of up to ${LIMITS.correctedAtOnce} segments, and their activity labels, all or nothing (T3). A refusal names the edit in its field, such as \`edits.3.memo\`; \`changed-meanwhile\` where a segment no longer says what was seen.`,
  tag: 'diary',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({
    edits: z
      .array(MemoEdit)
      .min(1)
      .max(LIMITS.correctedAtOnce)
      .refine((edits) => isEachOnce(edits.map(({ segment }) => segment)), 'must name each segment once'),
  }),
  bodyBytes: LIMITS.memoEditsBytes,
  answer: Weeks,
  refusals: [...OF_SEGMENTS, 'no-such-label', 'label-required', 'changed-meanwhile', 'too-many-edits'],
});

export const deleteSegments = route({
  method: 'POST',
  path: '/contracts/:contract/deletions',
  says: `Delete up to ${LIMITS.correctedAtOnce} segments and all they hold, for good, all or none (C3). A refusal names the segment in its field, such as \`segments.3\`.`,
  tag: 'diary',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({
    segments: z
      .array(Segment)
      .min(1)
      .max(LIMITS.correctedAtOnce)
      .refine(isEachOnce, 'must name each segment once'),
  }),
  answer: Weeks,
  refusals: OF_SEGMENTS,
});

function isEachOnce(segments: readonly number[]): boolean {
  return new Set(segments).size === segments.length;
}
