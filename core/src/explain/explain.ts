import type { Contract } from '../contract.ts';
import { formatInstant } from '../instant.ts';
import { type Invoice, invoiceOf } from '../invoice.ts';
import { type Currency, formatMoney } from '../money.ts';
import type { RefusalCode } from '../refusal.ts';
import { segmentStart } from '../segment.ts';
import {
  type DiaryEntry,
  type EntryKind,
  type EntryReason,
  type Timesheet,
  timesheetOf,
} from '../timesheet.ts';
import { type Totals, totalsOf } from '../totals.ts';
import { weekClock } from '../week.ts';
import { History } from './history.ts';
import type { Scenario } from './scenario.ts';

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
  readonly reasons: readonly EntryReason[];
}

export interface ExplainedInvoice {
  readonly lines: readonly { kind: string; rate: string; seconds: number; amount: string }[];
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

export interface Explanation {
  readonly segments: readonly ExplainedSegment[];
  readonly refused: readonly { readonly event: number; readonly code: RefusalCode }[];
  readonly week: Totals;
  readonly invoice: ExplainedInvoice | null;
  readonly clock: ExplainedClock;
}

/** A scenario told to its end and judged. */
export interface Judged {
  /** With every change that the events made. */
  readonly contract: Contract;
  readonly timesheet: Timesheet;
  readonly refused: Explanation['refused'];
}

/** Both steps chained: events → stretches → verdict and bill. The same functions decide in the server. */
export function explain(scenario: Scenario): Explanation {
  const { timesheet, contract, refused } = judge(scenario);
  const { currency } = contract;
  const invoice = invoiceOf(contract, timesheet);
  const clock = weekClock(scenario.week);
  return {
    segments: timesheet.entries.map((entry) => explainedSegment(entry, currency)),
    refused,
    week: totalsOf(timesheet.entries),
    invoice: invoice && explainedInvoice(invoice, currency),
    clock: {
      locksAt: formatInstant(clock.locksAt),
      reviewEndsAt: formatInstant(clock.reviewEndsAt),
      availableAt: formatInstant(clock.availableAt),
    },
  };
}

export function judge(scenario: Scenario): Judged {
  const history = new History(scenario);
  const refused: { event: number; code: RefusalCode }[] = [];
  scenario.events.forEach((event, index) => {
    const refusal = history.tell(event);
    if (refusal) refused.push({ event: index, code: refusal.refused });
  });
  const last = scenario.events.at(-1);
  if (last) history.finish(last.at);
  const { contract } = history;
  const diary = history.diaryAt(Number.POSITIVE_INFINITY);
  return { contract, timesheet: timesheetOf(contract, scenario.client, diary, scenario.week), refused };
}

function explainedSegment(entry: DiaryEntry, currency: Currency): ExplainedSegment {
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
    reasons: entry.reasons,
  };
}

function explainedInvoice(invoice: Invoice, currency: Currency): ExplainedInvoice {
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
