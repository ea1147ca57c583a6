import { type Instant, MINUTE_SECONDS } from './instant.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A memo from its instant on, until the next one, and the activity label that was chosen beside it. */
export interface MemoSpan {
  readonly from: Instant;
  readonly memo: string;
  /** Of the terms' labels (P6); missing where none was chosen. */
  readonly label?: string;
}

/** Why a stretch of work ended. `continues`: it goes on in the next segment. */
export type EndReason = 'continues' | 'stopped' | 'switched' | 'idle' | 'paused' | 'ended' | 'died';

/** A session that runs. Step one of the rules: events → stretches. */
export interface OpenSession {
  readonly contract: string;
  readonly start: Instant;
  readonly memos: readonly MemoSpan[];
  readonly lastInput: Instant | null;
}

/** One stretch of work on one contract, [start, end). Of no length when nothing was done in it. */
export interface Session {
  readonly contract: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly reason: Exclude<EndReason, 'continues'>;
  readonly memos: readonly MemoSpan[];
}

/** Whether a contract can be worked on; else the refusal that T5 names. */
export type Standing = 'active' | 'contract-ended' | 'contract-not-started' | 'contract-paused';

export interface Clocking {
  /** The session that this ended, if any. */
  readonly ended: Session | null;
  readonly open: OpenSession | null;
}

/**
 * Starts a session. Refusals, in order: the contract's standing (T5), `already-tracking` (T1).
 * Starting on another contract ends the open session at that instant (T1).
 */
export function startSession(
  open: OpenSession | null,
  wanted: {
    contract: string;
    memo: string;
    label?: string | null | undefined;
    now: Instant;
    standing: Standing;
    lastInput?: Instant | null;
  },
): Clocking | Refusal {
  if (wanted.standing !== 'active') return refuse(wanted.standing);
  if (open?.contract === wanted.contract) return refuse('already-tracking');
  return {
    ended: open && endSession(open, wanted.now, 'switched'),
    open: {
      contract: wanted.contract,
      start: wanted.now,
      memos: [memoSpan(wanted.now, wanted.memo, wanted.label)],
      lastInput: wanted.lastInput ?? null,
    },
  };
}

/** Stops the open session. Refusal: `not-tracking` (T1). */
export function stopSession(open: OpenSession | null, now: Instant): Clocking | Refusal {
  return open ? { ended: endSession(open, now, 'stopped'), open: null } : refuse('not-tracking');
}

/** Changes the memo from `now` on (T3), and the label where one is named: null is none. Refusal: `not-tracking`. */
export function changeMemo(
  open: OpenSession | null,
  memo: string,
  now: Instant,
  label: string | null | undefined = open?.memos.at(-1)?.label,
): Clocking | Refusal {
  if (!open) return refuse('not-tracking');
  return { ended: null, open: { ...open, memos: [...open.memos, memoSpan(now, memo, label)] } };
}

/** Takes note of a key, click or scroll (T4). The session must have been idle-checked for `now` before. */
export function noteInput(open: OpenSession, now: Instant): OpenSession {
  return { ...open, lastInput: now };
}

/**
 * T4: ends the open session when nobody has worked in it for `idleMinutes` at `now`; null = never.
 * ```
 * start     input            now
 *   |---------x----------------|       the tail after x + 1 s is not tracked time
 *   [=========]
 * ```
 * An input exactly at last input + idleMinutes is too late.
 */
export function idleCheck(open: OpenSession | null, idleMinutes: number | null, now: Instant): Clocking {
  if (!open || idleMinutes === null) return { ended: null, open };
  const since = open.lastInput ?? open.start;
  if (now < since + idleMinutes * MINUTE_SECONDS) return { ended: null, open };
  return { ended: endSession(open, workedUntil(open), 'idle'), open: null };
}

/** T5: a session whose tracker died ends one second after its last recorded input. */
export function endAfterDeath(open: OpenSession): Session {
  return endSession(open, workedUntil(open), 'died');
}

export function endSession(open: OpenSession, end: Instant, reason: Session['reason']): Session {
  return { contract: open.contract, start: open.start, end, reason, memos: open.memos };
}

function memoSpan(from: Instant, memo: string, label: string | null | undefined): MemoSpan {
  return label === null || label === undefined ? { from, memo } : { from, memo, label };
}

/** One second after the last input; the start when there was none. */
function workedUntil(open: OpenSession): Instant {
  return open.lastInput === null ? open.start : open.lastInput + 1;
}
