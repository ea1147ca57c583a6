import { type Contract, liesOutside } from './contract.ts';
import { countedSpans, type Diary, isBlank, type ManualPiece, type PaidDiary } from './diary.ts';
import { type Instant, MINUTE_SECONDS } from './instant.ts';
import { type Refusal, refuse } from './refusal.ts';
import {
  SEGMENT_SECONDS,
  type SegmentNumber,
  segmentEnd,
  segmentOf,
  segmentStart,
  segmentsBetween,
} from './segment.ts';
import { clip, meets, type Span } from './span.ts';
import { inForce } from './timeline.ts';
import { isLocked, weekOf, weekSpan } from './week.ts';

/** Time a freelancer writes in by hand. */
export interface ManualTime extends Span {
  readonly memo: string;
}

/**
 * M1–M3, in that order. Answers the pieces to write, one a segment. Refusals: `manual-time-not-allowed`,
 * `not-on-boundary`, `in-the-future`, `segment-running`, `outside-contract`, `crosses-weeks`, `week-locked`,
 * `memo-required`, `overlaps`.
 */
export function writeManualTime(
  wanted: ManualTime,
  now: Instant,
  contract: Contract,
  diaries: readonly PaidDiary[],
): ManualPiece[] | Refusal {
  if (!manualTimeAllowed(contract, wanted.from, now)) return refuse('manual-time-not-allowed');
  const step = contract.pay === 'segment' ? SEGMENT_SECONDS : MINUTE_SECONDS;
  if (wanted.from % step !== 0 || wanted.to % step !== 0 || wanted.from >= wanted.to) {
    return refuse('not-on-boundary');
  }
  if (wanted.to > now) return refuse('in-the-future');
  if (wanted.to > segmentStart(segmentOf(now))) return refuse('segment-running');
  if (liesOutside(contract, wanted)) return refuse('outside-contract');
  const week = weekOf(wanted.from);
  if (wanted.to > weekSpan(week).to) return refuse('crosses-weeks');
  if (isLocked(week, now)) return refuse('week-locked');
  if (isBlank(wanted.memo)) return refuse('memo-required');
  if (diaries.some((paid) => isTaken(paid, wanted))) return refuse('overlaps');
  return piecesOf(wanted);
}

/** What M1 asks of a contract. */
export type ManualTerms = Pick<Contract, 'starts' | 'manualTime'>;

/** M1: the terms in force at `from` (before the start: the first terms), or those in force now. */
export function manualTimeAllowed({ starts, manualTime }: ManualTerms, from: Instant, now: Instant): boolean {
  const then = from < starts ? manualTime.first : inForce(manualTime, from);
  return then || inForce(manualTime, now);
}

/** C3 and T3 alike, in this order: `week-locked`, `segment-running`, `no-such-segment`. Null: it may be corrected. */
export function refuseCorrection(segment: SegmentNumber, now: Instant, diary: Diary): Refusal | null {
  const refusal = refuseByClock(segment, now);
  if (refusal) return refusal;
  const { tracked, manual } = diary.at(segment);
  return tracked === null && manual.length === 0 ? refuse('no-such-segment') : null;
}

/** What of C3 needs no diary: `week-locked`, `segment-running`. */
export function refuseByClock(segment: SegmentNumber, now: Instant): Refusal | null {
  if (isLocked(weekOf(segmentStart(segment)), now)) return refuse('week-locked');
  return now < segmentEnd(segment) ? refuse('segment-running') : null;
}

/** M3: what is met is judged by its own contract's pay. */
function isTaken({ pay, diary }: PaidDiary, wanted: Span): boolean {
  return segmentsBetween(wanted.from, wanted.to).some((segment) => {
    const { tracked, manual } = diary.at(segment);
    const frame = { from: segmentStart(segment), to: segmentEnd(segment) };
    const counted = tracked ? countedSpans(tracked, pay, frame) : [];
    const written = pay === 'segment' && manual.length > 0 ? [frame] : manual;
    return [...counted, ...written].some((span) => meets(span, wanted));
  });
}

function piecesOf(wanted: ManualTime): ManualPiece[] {
  return segmentsBetween(wanted.from, wanted.to).flatMap((segment) => {
    const piece = clip(wanted, { from: segmentStart(segment), to: segmentEnd(segment) });
    return piece ? [{ segment, from: piece.from, to: piece.to, memo: wanted.memo }] : [];
  });
}
