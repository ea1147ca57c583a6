import type { Client, Contract } from './contract.ts';
import { countedSpans, type Diary, type ManualPiece } from './diary.ts';
import type { Instant } from './instant.ts';
import { limitOfWeek, takeUntilLimit } from './limit.ts';
import type { Minor } from './money.ts';
import { judgeManual, judgeTracked, type ProtectionReason } from './protection.ts';
import { type SegmentNumber, segmentEnd, segmentStart } from './segment.ts';
import { secondsOf } from './span.ts';
import { inForce } from './timeline.ts';
import { labelOf, memoOf, type TrackedSegment, trackedMinutes, trackedSeconds } from './tracked.ts';
import { type Week, weekSegments } from './week.ts';

export type EntryKind = 'tracked' | 'manual' | 'deleted';

/** Why an entry counts 0, is not billed or is not protected. */
export type EntryReason = ProtectionReason | 'deleted' | 'late';

/** One line of the work diary: a segment's tracked time, manual time or tombstone, with its verdict. */
export interface DiaryEntry {
  readonly segment: SegmentNumber;
  readonly kind: EntryKind;
  readonly trackedSeconds: number;
  readonly trackedMinutes: number;
  /** 0–10. */
  readonly activeMinutes: number;
  readonly snapshotAt: Instant | null;
  readonly memo: string;
  /** The activity label in force beside the memo; null: none (P6). */
  readonly label: string | null;
  /** Seconds that count, before the weekly limit (C1, C2, M5). */
  readonly countedSeconds: number;
  /** Seconds that are billed, after the weekly limit (B2). */
  readonly billedSeconds: number;
  /** Minor units an hour, in force when the segment began (B1). */
  readonly rate: Minor;
  /** Null where it counts 0, or its price is fixed: then there is no verdict. */
  readonly protected: boolean | null;
  readonly reasons: readonly EntryReason[];
}

/** One contract's week: every entry of it, judged. Step two of the rules: stretches → verdict. */
export interface Timesheet {
  readonly week: Week;
  readonly limitMinutes: number | null;
  /** In time order; within a segment tracked, manual, deleted. */
  readonly entries: readonly DiaryEntry[];
}

/** Time of a fixed price has a rate of 0: it is tracked for the record, and never billed. */
export function isForTheRecord({ rate }: Pick<DiaryEntry, 'rate'>): boolean {
  return rate === 0n;
}

/** `isShown`: of which segments the entries are wanted; the others are only counted towards the limit. */
export function timesheetOf(
  contract: Contract,
  client: Client,
  diary: Diary,
  week: Week,
  isShown: (segment: SegmentNumber) => boolean = () => true,
): Timesheet {
  const drafts = draftsOf(contract, diary, week);
  const limitMinutes = limitOfWeek(contract.weeklyLimitMinutes, week);
  const taken = [
    ...drafts.filter((draft) => draft.kind === 'tracked'),
    ...drafts.filter((draft) => draft.kind === 'manual'),
  ];
  const seconds = takeUntilLimit(
    taken.map((draft) => draft.countedSeconds),
    limitMinutes,
    contract.pay,
  );
  const billed = new Map<Draft, number>(taken.map((draft, index) => [draft, seconds[index] ?? 0]));
  return {
    week,
    limitMinutes,
    entries: drafts
      .filter(({ segment }) => isShown(segment))
      .map((draft) => entryOf(draft, billed.get(draft) ?? 0, contract, client)),
  };
}

/** A diary entry before the weekly limit and the verdict. */
type Draft = {
  readonly segment: SegmentNumber;
  readonly countedSeconds: number;
} & (
  | { readonly kind: 'tracked'; readonly tracked: TrackedSegment }
  | { readonly kind: 'manual'; readonly memo: string }
  | { readonly kind: 'deleted' }
);

function draftsOf(contract: Contract, diary: Diary, week: Week): Draft[] {
  const drafts: Draft[] = [];
  const { first, end } = weekSegments(week);
  for (let segment = first; segment < end; segment += 1) {
    const { tracked, late, manual, deleted } = diary.at(segment);
    if (tracked) drafts.push(trackedDraft(tracked, contract));
    if (late) drafts.push(trackedDraft(late, contract));
    if (manual.length > 0) drafts.push(manualDraft(segment, manual));
    if (deleted) drafts.push({ segment, kind: 'deleted', countedSeconds: 0 });
  }
  return drafts;
}

function trackedDraft(tracked: TrackedSegment, contract: Contract): Draft {
  const { segment } = tracked;
  const frame = { from: segmentStart(segment), to: segmentEnd(segment) };
  const countedSeconds = secondsOf(countedSpans(tracked, contract.pay, frame));
  return { segment, kind: 'tracked', countedSeconds, tracked };
}

/** M5: manual time counts in full. Where two meet in one segment the earlier one's memo is shown. */
function manualDraft(segment: SegmentNumber, pieces: readonly ManualPiece[]): Draft {
  const earliest = pieces.reduce((a, b) => (b.from < a.from ? b : a));
  return { segment, kind: 'manual', countedSeconds: secondsOf(pieces), memo: earliest.memo };
}

function entryOf(draft: Draft, billedSeconds: number, contract: Contract, client: Client): DiaryEntry {
  const { segment, countedSeconds } = draft;
  const blank = {
    segment,
    kind: draft.kind,
    trackedSeconds: 0,
    trackedMinutes: 0,
    activeMinutes: 0,
    snapshotAt: null,
    memo: '',
    label: null,
    countedSeconds,
    billedSeconds,
    rate: inForce(contract.rate, segmentStart(segment)),
    protected: null,
  };
  if (draft.kind === 'deleted') return { ...blank, reasons: ['deleted'] };
  if (draft.kind === 'manual') {
    return { ...blank, memo: draft.memo, protected: false, reasons: judgeManual(billedSeconds) };
  }
  const { tracked } = draft;
  const seen = {
    ...blank,
    trackedSeconds: trackedSeconds(tracked),
    trackedMinutes: trackedMinutes(tracked),
    activeMinutes: tracked.activeMinutes.length,
    snapshotAt: tracked.snapshotAt,
    memo: memoOf(tracked),
    label: labelOf(tracked),
  };
  if (tracked.late) return { ...seen, reasons: ['late'] };
  if (countedSeconds === 0) return { ...seen, reasons: ['no-snapshot'] };
  // Of a fixed price: time is tracked for the record, and there is nothing to protect.
  if (isForTheRecord(seen)) return { ...seen, reasons: [] };
  const reasons = judgeTracked(tracked, billedSeconds, contract, client);
  return { ...seen, protected: reasons.length === 0, reasons };
}
