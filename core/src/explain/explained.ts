import { formatInstant } from '../instant.ts';
import type { Invoice, InvoiceLine } from '../invoice.ts';
import { type Currency, formatMoney } from '../money.ts';
import { segmentStart } from '../segment.ts';
import type { DiaryEntry, EntryKind, EntryReason } from '../timesheet.ts';
import { type Week, weekClock } from '../week.ts';

/** A segment as `stint explain --json` prints it: instants as text, money in the currency's minor digits. */
export interface ExplainedSegment {
  readonly start: string;
  readonly kind: EntryKind;
  readonly trackedSeconds: number;
  readonly trackedMinutes: number;
  readonly activeMinutes: number;
  readonly snapshotAt: string | null;
  readonly memo: string;
  readonly countedSeconds: number;
  readonly billedSeconds: number;
  readonly rate: string;
  readonly protected: boolean | null;
  readonly reasons: EntryReason[];
}

export interface ExplainedInvoice {
  readonly lines: { kind: InvoiceLine['kind']; rate: string; seconds: number; amount: string }[];
  readonly total: string;
  readonly freelancerFee: string;
  readonly net: string;
  readonly clientFee: string;
  readonly clientTotal: string;
}

export interface ExplainedClock {
  readonly locksAt: string;
  readonly reviewEndsAt: string;
  readonly availableAt: string;
}

/** A diary entry as text: the same in `explain --json`, in the API and in what a locked week keeps. */
export function explainedSegment(entry: DiaryEntry, currency: Currency): ExplainedSegment {
  return {
    start: formatInstant(segmentStart(entry.segment)),
    kind: entry.kind,
    trackedSeconds: entry.trackedSeconds,
    trackedMinutes: entry.trackedMinutes,
    activeMinutes: entry.activeMinutes,
    snapshotAt: entry.snapshotAt === null ? null : formatInstant(entry.snapshotAt),
    memo: entry.memo,
    countedSeconds: entry.countedSeconds,
    billedSeconds: entry.billedSeconds,
    rate: formatMoney(entry.rate, currency),
    protected: entry.protected,
    reasons: [...entry.reasons],
  };
}

/** A bill as text (B4): the same in `explain --json` and in the API. */
export function explainedInvoice(invoice: Invoice, currency: Currency): ExplainedInvoice {
  const money = (amount: bigint): string => formatMoney(amount, currency);
  return {
    lines: invoice.lines.map(({ kind, rate, seconds, amount }) => ({
      kind,
      rate: money(rate),
      seconds,
      amount: money(amount),
    })),
    total: money(invoice.total),
    freelancerFee: money(invoice.freelancerFee),
    net: money(invoice.net),
    clientFee: money(invoice.clientFee),
    clientTotal: money(invoice.clientTotal),
  };
}

/** B5. */
export function explainedClock(week: Week): ExplainedClock {
  const { locksAt, reviewEndsAt, availableAt } = weekClock(week);
  return {
    locksAt: formatInstant(locksAt),
    reviewEndsAt: formatInstant(reviewEndsAt),
    availableAt: formatInstant(availableAt),
  };
}
