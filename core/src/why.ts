import type { ActivityLabel, Pay } from './contract.ts';
import { type ManualTerms, manualTimeAllowed } from './corrections.ts';
import { decisionOf, isBilled } from './dispute.ts';
import { formatHours, formatMinutes } from './duration.ts';
import { formatDay, formatInstant, type Instant, MINUTE_SECONDS } from './instant.ts';
import { type Currency, formatMoney, type Minor, payFor } from './money.ts';
import { SEGMENT_SECONDS, segmentEnd, segmentStart } from './segment.ts';
import { sayReason } from './sentences.ts';
import { type DiaryEntry, isForTheRecord } from './timesheet.ts';
import { isLocked, weekOf } from './week.ts';
import { faultLine, line, type WhyLine } from './why-line.ts';
import { activityLine, pictureLine, type WhySeen } from './why-seen.ts';

/** What the card has to know beside the entry. Plain values, so that any window can hand them in. */
export interface WhyContext {
  readonly pay: Pay;
  readonly currency: Currency;
  readonly minActiveMinutes: number;
  /** The labels of the terms; missing: none (P6). */
  readonly activityLabels?: readonly ActivityLabel[];
  /** The limit of that week in minutes (B3); null = none. */
  readonly limitMinutes: number | null;
  /** Since when the client's payment method is verified; null = it is not. */
  readonly verifiedAt: Instant | null;
  /** When the terms allowed manual time, and when not (M1). */
  readonly manualTerms: ManualTerms;
  readonly now: Instant;
  readonly reader: 'freelancer' | 'client' | 'operator';
}

export type WhyDeed = 'edit-memo' | 'delete' | 'write-manual-time';

/** The Why? card of one diary entry: the same in tracker, diary, review, invoice and `explain`. */
export interface Why {
  readonly countedSeconds: number;
  readonly billedSeconds: number;
  /** Of the billed seconds alone, in minor units; the invoice rounds once per line (B4). */
  readonly amount: Minor;
  /** Null where it counts 0: then there is no verdict. */
  readonly protected: boolean | null;
  /** First why it counts, then the verdict's P2–P8 (or P1, P2), then the amount. */
  readonly lines: readonly WhyLine[];
  /** D2: what a dispute would come to. */
  readonly ifDisputed: string;
  /** What the reader can do about it now. */
  readonly canDo: readonly WhyDeed[];
}

/**
 * Why an entry counts or not, is protected or not, and what it is worth. It judges nothing anew: the entry's verdict
 * rules. `seen`: what its devices saw; missing where nobody looked (manual time, `explain`).
 */
export function whyEntry(entry: DiaryEntry, context: WhyContext, seen: WhySeen | null = null): Why {
  const amount = payFor(entry.rate, entry.billedSeconds);
  return {
    countedSeconds: entry.countedSeconds,
    billedSeconds: isForTheRecord(entry) ? 0 : entry.billedSeconds,
    amount,
    protected: entry.protected,
    lines: [
      countLine(entry, context),
      ...verdictLines(entry, context, seen),
      ...amountLine(entry, amount, context),
    ],
    ifDisputed: ifDisputed(entry),
    canDo: canDo(entry, context),
  };
}

/** C1–C3, M5, T6: for how much it counts. */
function countLine(entry: DiaryEntry, { pay }: WhyContext): WhyLine {
  const { countedSeconds, trackedSeconds, snapshotAt } = entry;
  const zero = entry.reasons.find((reason) => reason === 'deleted' || reason === 'late');
  if (zero) return faultLine(zero, pay);
  if (entry.kind === 'manual') {
    return line('M5', true, `Written in by hand: ${formatMinutes(countedSeconds)}, which counts in full.`);
  }
  const tracked = formatMinutes(trackedSeconds);
  if (pay === 'exact') return line('C2', true, `Every tracked second counts: ${tracked}.`);
  if (snapshotAt === null) {
    const { sentence } = sayReason('no-snapshot', pay);
    return line('C1', false, `${sentence} The ${tracked} tracked are shown as uncounted.`);
  }
  const whole = trackedSeconds === SEGMENT_SECONDS ? '' : `, though ${tracked} of it was tracked`;
  return line(
    'C1',
    true,
    `The snapshot was taken at ${timeOf(snapshotAt)}: the whole segment counts${whole}.`,
  );
}

/** P1–P8, each with what was found. Nothing for an entry that counts 0: it has no verdict. */
function verdictLines(entry: DiaryEntry, context: WhyContext, seen: WhySeen | null): WhyLine[] {
  if (entry.countedSeconds === 0) return [];
  if (isForTheRecord(entry)) return [line('B4', null, FOR_THE_RECORD)];
  if (entry.kind === 'manual') return [faultLine('manual-time', context.pay), limitLine(entry, context)];
  return [
    line('P1', true, 'Tracked by the app.'),
    limitLine(entry, context),
    snapshotLine(entry, context),
    clientLine(entry, context),
    memoLine(entry, context),
    activityLine(entry, context, seen),
    ...pictureLine(entry, context, seen),
  ];
}

const FOR_THE_RECORD =
  'The price is fixed: time is tracked for the record and never billed, so there is nothing to protect.';

function limitLine(entry: DiaryEntry, { pay, limitMinutes }: WhyContext): WhyLine {
  if (entry.reasons.includes('over-limit')) return faultLine('over-limit', pay);
  if (limitMinutes === null) return line('P2', true, 'There is no weekly limit.');
  const limit = `the weekly limit of ${formatHours(limitMinutes * MINUTE_SECONDS)}`;
  const over = entry.countedSeconds - entry.billedSeconds;
  if (over === 0) return line('P2', true, `Inside ${limit}.`);
  return line(
    'B2',
    null,
    `${formatMinutes(entry.billedSeconds)} of it is inside ${limit}; ${formatMinutes(over)} is past it and not billed.`,
  );
}

function snapshotLine({ snapshotAt }: DiaryEntry, { pay }: WhyContext): WhyLine {
  if (snapshotAt === null) return faultLine('no-snapshot', pay);
  return line('P3', true, `Snapshot taken at ${timeOf(snapshotAt)}.`);
}

function clientLine(entry: DiaryEntry, { pay, verifiedAt }: WhyContext): WhyLine {
  if (entry.reasons.includes('client-unverified') || verifiedAt === null) {
    return faultLine('client-unverified', pay);
  }
  return line('P4', true, `Client verified since ${formatDay(verifiedAt)}, ${timeOf(verifiedAt)}.`);
}

function memoLine(entry: DiaryEntry, { pay }: WhyContext): WhyLine {
  if (entry.reasons.includes('memo-missing')) return faultLine('memo-missing', pay);
  return line('P5', true, `Memo “${entry.memo}”.`);
}

function amountLine({ rate, billedSeconds }: DiaryEntry, amount: Minor, { currency }: WhyContext): WhyLine[] {
  if (billedSeconds === 0 || isForTheRecord({ rate })) return [];
  const money = (minor: Minor): string => `${formatMoney(minor, currency)} ${currency}`;
  const sentence = `${formatMinutes(billedSeconds)} at ${money(rate)} an hour is ${money(amount)}. The invoice adds up the time of a line first and rounds once per line.`;
  return [line('B4', null, sentence)];
}

function ifDisputed(entry: DiaryEntry): string {
  const { reasons } = entry;
  if (!isBilled(entry)) return 'Nothing of it is billed, so there is nothing to dispute (D1).';
  if (decisionOf(reasons) === 'refunded') {
    return 'If the client disputes it, it is refunded, because of what is named here (D2).';
  }
  if (reasons.length > 0)
    return "If the client disputes it, it is paid: what is named is the client's own doing (D2).";
  return 'If the client disputes it, it is paid: nothing is named that speaks against it (D2).';
}

/** C3, T3, M1, M3: for the freelancer, from the segment's end until its week's lock. */
function canDo(entry: DiaryEntry, { reader, now, manualTerms }: WhyContext): WhyDeed[] {
  const open = now >= segmentEnd(entry.segment) && !isLocked(weekOf(segmentStart(entry.segment)), now);
  if (reader !== 'freelancer' || !open) return [];
  const deeds: WhyDeed[] = entry.kind === 'deleted' ? [] : ['edit-memo', 'delete'];
  const allowed = manualTimeAllowed(manualTerms, segmentStart(entry.segment), now);
  return allowed && entry.countedSeconds === 0 ? [...deeds, 'write-manual-time'] : deeds;
}

function timeOf(instant: Instant): string {
  return `${formatInstant(instant).slice(11, 19)} UTC`;
}
