import {
  type DisputeState,
  type DisputeTimes,
  decisionOf,
  disputeStateAt,
  isHeld,
  type Share,
} from '@stint/core/dispute';
import { formatInstant, type Instant } from '@stint/core/instant';
import { type Currency, formatMoney, sum } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import type { EntryReason } from '@stint/core/timesheet';
import type { Dispute, SegmentDispute, WeekReview } from '@stint/wire/dispute';
import type { Approval } from '../../store/approvals.ts';
import type { DisputedRow, DisputeRow } from '../../store/disputes.ts';

/** The state of a dispute now: time may have gone on since it was written (D2). */
export function stateOf(row: DisputeRow, now: Instant): DisputeState {
  return disputeStateAt(timesOf(row), now);
}

/** What is written of its time. */
export function timesOf({ state, answer_by, answered_at }: DisputeRow): DisputeTimes {
  return {
    state,
    answerBy: Number(answer_by),
    answeredAt: answered_at === null ? null : Number(answered_at),
  };
}

export function shareOf(row: DisputeRow): Share {
  return {
    total: row.total,
    freelancerFee: row.freelancer_fee,
    net: row.net,
    clientFee: row.client_fee,
    clientTotal: row.client_total,
  };
}

/** A line of the diary and what its verdict names. */
export interface Judged {
  readonly start: string;
  readonly kind: string;
  readonly reasons: readonly EntryReason[];
}

/** A dispute as it is told; `judged`: the week's diary, whose verdicts foretell what comes of it. */
export function disputeLetter(
  row: DisputeRow,
  lines: readonly DisputedRow[],
  judged: readonly Judged[],
  now: Instant,
): Dispute {
  return {
    id: row.id,
    state: stateOf(row, now),
    by: row.by,
    openedAt: formatInstant(Number(row.opened_at)),
    answerBy: formatInstant(Number(row.answer_by)),
    withdrawnAt: row.withdrawn_at === null ? null : formatInstant(Number(row.withdrawn_at)),
    share: shareLetter(shareOf(row), row.currency),
    segments: lines
      .filter((line) => line.dispute_id === row.id)
      .map(({ segment, kind, reason, says, seconds, at }) => {
        const start = formatInstant(segmentStart(segment));
        const entry = judged.find((one) => one.start === start && one.kind === kind);
        const foretold = decisionOf(entry?.reasons ?? []);
        return { start, kind, reason, says, seconds, at: formatInstant(Number(at)), foretold };
      }),
  };
}

export function shareLetter(share: Share, currency: Currency): Dispute['share'] {
  return {
    total: formatMoney(share.total, currency),
    freelancerFee: formatMoney(share.freelancerFee, currency),
    net: formatMoney(share.net, currency),
    clientFee: formatMoney(share.clientFee, currency),
    clientTotal: formatMoney(share.clientTotal, currency),
  };
}

/** What the diary says of a line that is disputed; a withdrawn dispute is no word in it any more. */
export function segmentDispute(row: DisputeRow, line: DisputedRow, now: Instant): SegmentDispute {
  const { reason, says, at } = line;
  return { dispute: row.id, reason, says, at: formatInstant(Number(at)), state: stateOf(row, now) };
}

/** What has come of a week's review so far. */
export function weekReview(
  approval: Approval | null,
  rows: readonly DisputeRow[],
  lines: readonly DisputedRow[],
  { currency, now }: { currency: Currency; now: Instant },
): WeekReview {
  const holding = rows.filter((row) => isHeld(stateOf(row, now)));
  const ids = new Set(holding.map(({ id }) => id));
  const open = holding.find((row) => stateOf(row, now) === 'open');
  return {
    approvedAt: approval && formatInstant(approval.at),
    approvedBy: approval?.by ?? null,
    held: formatMoney(sum(holding.map(({ net }) => net)), currency),
    segments: lines.filter((line) => ids.has(line.dispute_id)).length,
    answerBy: open ? formatInstant(Number(open.answer_by)) : null,
  };
}
