import type { Contract } from './contract.ts';
import { countedSpans, type Diary, type SegmentContent } from './diary.ts';
import { takeUntilLimit } from './limit.ts';
import { type Minor, payFor, sum } from './money.ts';
import { type SegmentNumber, segmentEnd, segmentStart } from './segment.ts';
import { cutOut, secondsOf } from './span.ts';
import { inForce } from './timeline.ts';
import type { Timesheet } from './timesheet.ts';
import { trackedSeconds } from './tracked.ts';
import { weekSegments } from './week.ts';

/** What arrived after a week had locked (T6): for what a freelancer may ask a bonus (D4). */
export interface LateTime {
  /** All of it. */
  readonly trackedSeconds: number;
  /** What of it would have counted and been billed in time: not what counts already, and inside the weekly limit. */
  readonly seconds: number;
  /** At the rates in force when it was worked, rounded once for each. */
  readonly amount: Minor;
}

/**
 * What late time would have been worth. `diary` holds all of the week, `timesheet` what counts of it. Null where
 * nothing came late.
 * ```
 * counts        [==manual==]
 * late              [=====x==========)
 * would have               [=========]   under exact pay; under segment pay whole segments
 * ```
 */
export function lateTimeOf(contract: Contract, timesheet: Timesheet, diary: Diary): LateTime | null {
  const { first, end } = weekSegments(timesheet.week);
  const pieces: { segment: SegmentNumber; tracked: number; seconds: number }[] = [];
  for (let segment = first; segment < end; segment += 1) {
    const content = diary.at(segment);
    if (!content.late) continue;
    const seconds = wouldHaveCounted(content, contract, segment);
    pieces.push({ segment, tracked: trackedSeconds(content.late), seconds });
  }
  if (pieces.length === 0) return null;
  const billed = insideLimit(
    contract,
    timesheet,
    pieces.map(({ seconds }) => seconds),
  );
  const byRate = new Map<Minor, number>();
  for (const [index, { segment }] of pieces.entries()) {
    const rate = inForce(contract.rate, segmentStart(segment));
    byRate.set(rate, (byRate.get(rate) ?? 0) + (billed[index] ?? 0));
  }
  return {
    trackedSeconds: pieces.reduce((all, { tracked }) => all + tracked, 0),
    seconds: billed.reduce((all, seconds) => all + seconds, 0),
    amount: sum([...byRate].map(([rate, seconds]) => payFor(rate, seconds))),
  };
}

/** What a bonus can still be asked for, when the client has declined some of it before; null where nothing is left. */
export function leftToAsk(
  late: Pick<LateTime, 'seconds' | 'amount'>,
  declined: readonly Pick<LateTime, 'seconds' | 'amount'>[],
): Pick<LateTime, 'seconds' | 'amount'> | null {
  const seconds = declined.reduce((left, one) => left - one.seconds, late.seconds);
  if (seconds <= 0) return null;
  return { seconds, amount: late.amount - sum(declined.map(({ amount }) => amount)) };
}

/** C1, C2, less what counts there already: another tracker's time, manual time. */
function wouldHaveCounted(
  { late, tracked, manual }: SegmentContent,
  { pay }: Contract,
  segment: SegmentNumber,
): number {
  const frame = { from: segmentStart(segment), to: segmentEnd(segment) };
  const taken = [...(tracked ? countedSpans(tracked, pay, frame) : []), ...manual];
  const would = late ? countedSpans({ ...late, late: false }, pay, frame) : [];
  return secondsOf(would.flatMap((span) => cutOut(span, taken)));
}

/** B2: late time comes last; what the week has billed is not touched. */
function insideLimit(
  { pay }: Contract,
  { entries, limitMinutes }: Timesheet,
  late: readonly number[],
): number[] {
  const counted = [
    ...entries.filter(({ kind }) => kind === 'tracked'),
    ...entries.filter(({ kind }) => kind === 'manual'),
  ].map(({ countedSeconds }) => countedSeconds);
  return takeUntilLimit([...counted, ...late], limitMinutes, pay).slice(counted.length);
}
