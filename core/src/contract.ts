import type { Instant } from './instant.ts';
import type { Currency, Minor, Percent } from './money.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Standing } from './session.ts';
import { meets, type Span } from './span.ts';
import type { Timeline } from './timeline.ts';

/** C1 or C2: how a contract's time is paid. */
export type Pay = 'segment' | 'exact';

/** A sort of work, such as calls. `minActiveMinutes`: its own (0–10); null: the contract's. */
export interface ActivityLabel {
  readonly name: string;
  readonly minActiveMinutes: number | null;
}

/** What both sides agreed to, with every change since. */
export interface Contract {
  readonly starts: Instant;
  readonly endedAt: Instant | null;
  /** In time order; `to` null while it is paused still. */
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
  readonly pay: Pay;
  readonly currency: Currency;
  readonly freelancerFee: Percent;
  readonly clientFee: Percent;
  /** 1–60; null = never. */
  readonly idleMinutes: number | null;
  /** 0–10 (P6). */
  readonly minActiveMinutes: number;
  /** What a segment can be said to be, each with its own active minutes if it has any (P6). */
  readonly activityLabels?: readonly ActivityLabel[];
  /** What the terms ask of pictures (C1, P7). */
  readonly snapshots: 'full' | 'blurred' | 'none';
  /** What a device that cannot measure activity does to protection (P8). */
  readonly activityUnmeasured: 'protected' | 'unprotected';
  /** Minor units an hour. */
  readonly rate: Timeline<Minor>;
  /** Minutes a week; null = no limit. */
  readonly weeklyLimitMinutes: Timeline<number | null>;
  readonly manualTime: Timeline<boolean>;
  /** A fixed sum for each week (B6); null or missing: none. */
  readonly weeklyStipend?: Minor | null;
}

/** What a verdict asks of the client: since when its payment method is verified (P4). */
export interface Client {
  readonly verifiedAt: Instant | null;
}

/** T5: can a session start at `now`? Checked in the order ended, not started, paused. */
export function standingAt(contract: Contract, now: Instant): Standing {
  if (contract.endedAt !== null && now >= contract.endedAt) return 'contract-ended';
  if (now < contract.starts) return 'contract-not-started';
  return isPaused(contract, now) ? 'contract-paused' : 'active';
}

export function isPaused(contract: Contract, now: Instant): boolean {
  return contract.pauses.some(({ from, to }) => from <= now && (to === null || now < to));
}

/** M2: does any part lie before the start, after the end or in a pause? */
export function liesOutside(contract: Contract, span: Span): boolean {
  if (span.from < contract.starts) return true;
  if (contract.endedAt !== null && span.to > contract.endedAt) return true;
  return contract.pauses.some(({ from, to }) => meets(span, { from, to: to ?? Number.POSITIVE_INFINITY }));
}

/** Pauses at `now`. Refusal: `not-allowed` when it is paused already or has ended. */
export function pauseContract(contract: Contract, now: Instant): Contract | Refusal {
  if (contract.endedAt !== null || contract.pauses.at(-1)?.to === null) return refuse('not-allowed');
  return { ...contract, pauses: [...contract.pauses, { from: now, to: null }] };
}

/** Resumes at `now`. Refusal: `not-allowed` when it is not paused or has ended. */
export function resumeContract(contract: Contract, now: Instant): Contract | Refusal {
  const last = contract.pauses.at(-1);
  if (contract.endedAt !== null || last?.to !== null) return refuse('not-allowed');
  return { ...contract, pauses: [...contract.pauses.slice(0, -1), { from: last.from, to: now }] };
}

/** Ends at `now`, for good. Refusal: `not-allowed` when it has ended already. */
export function endContract(contract: Contract, now: Instant): Contract | Refusal {
  return contract.endedAt === null ? { ...contract, endedAt: now } : refuse('not-allowed');
}
