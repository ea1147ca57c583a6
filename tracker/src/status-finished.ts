import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, parseMoney, payFor } from '@stint/core/money';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { sayReason } from '@stint/core/sentences';
import type { Contract } from '@stint/wire/contracts';
import type { DiaryEntry } from '@stint/wire/diary';
import { namesOf } from './contracts.ts';
import type { Sums } from './house.ts';
import type { LastSegment } from './last.ts';
import type { StatusLast } from './status-page.ts';

/** A segment that is over; `waits`: it is not with the house yet; `privateUntil`: the end of its private window, null once it is over. */
export interface FinishedSegment extends LastSegment {
  readonly waits: boolean;
  readonly privateUntil: Instant | null;
  readonly seen: StatusLast['seen'];
}

/** A finished segment, with the house's verdict once it is in, and what deleting it would cost. */
export function finishedLine(
  finished: FinishedSegment,
  contracts: readonly Contract[],
  sums: Sums | null,
): StatusLast {
  const contract = contracts.find(({ id }) => id === finished.contract);
  const entry = judgedEntry(sums, finished);
  const counted = entry?.countedSeconds ?? finished.countedSeconds;
  const billed = entry?.billedSeconds ?? finished.countedSeconds;
  const currency = contract?.terms.currency ?? '';
  const rate = parseMoney(entry?.rate ?? contract?.terms.rate ?? '', currency);
  return {
    ...namesOf(contracts, finished.contract),
    segment: finished.segment,
    start: formatInstant(segmentStart(finished.segment)),
    end: formatInstant(segmentEnd(finished.segment)),
    trackedSeconds: finished.trackedSeconds,
    activeMinutes: finished.activeMinutes,
    memo: entry?.memo ?? finished.memo,
    // Two trackers may have worked in one segment, and the other one took it.
    snapshot: finished.snapshot || (entry?.snapshotAt ?? null) !== null,
    thumbnail: finished.monitors > 0,
    waits: finished.waits,
    privateUntil: finished.privateUntil === null ? null : formatInstant(finished.privateUntil),
    withheld: finished.withheld,
    monitors: finished.monitors,
    maskedPermille: finished.maskedPermille,
    seen: finished.seen,
    countedSeconds: counted,
    protected: entry?.protected ?? null,
    reasons: (entry?.reasons ?? []).map((reason) => {
      const { rule, sentence } = sayReason(reason, contract?.terms.pay ?? 'segment');
      return { code: reason, sentence: `${sentence} (${rule})` };
    }),
    cost:
      rate === null
        ? null
        : { seconds: billed, money: formatMoney(payFor(rate, billed), currency), currency },
  };
}

/** What the house made of it; null while it has not said, or said it of another contract or day. */
export function judgedEntry(
  sums: Sums | null,
  { contract, segment }: Pick<LastSegment, 'contract' | 'segment'>,
): DiaryEntry | null {
  if (sums?.contract !== contract) return null;
  const start = formatInstant(segmentStart(segment));
  return sums.today.find((entry) => entry.start === start && entry.kind !== 'manual') ?? null;
}
