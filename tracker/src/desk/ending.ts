import type { Instant } from '@stint/core/instant';
import type { EndReason, OpenSession } from '@stint/core/session';
import type { Desk } from './desk.ts';
import { labelNow } from './label.ts';

/**
 * How the last session ended, where that was not by Stop: for the freelancer to see, and perhaps to go on.
 * `disk`: it would not have been kept. `taken-over`: another tracker of the same freelancer went on (T1).
 */
export interface Ending {
  readonly contract: string;
  readonly at: Instant;
  readonly reason:
    | Exclude<EndReason, 'continues'>
    | 'locked'
    | 'asleep'
    | 'clock-jumped'
    | 'logged-out'
    | 'disk'
    | 'taken-over';
  readonly memo: string;
  /** Missing or null: none. */
  readonly label?: string | null;
}

/** `after`: the desk once `open` had been closed. A session of no length has left nothing there. */
export function endingOf(open: OpenSession, after: Desk, reason: Ending['reason']): Ending {
  const closed = after.closed.find((session) => session.start === open.start);
  const said = { memo: memoOf(open), label: labelNow(open) };
  return { contract: open.contract, at: closed?.end ?? open.start, reason, ...said };
}

export function memoOf(open: OpenSession): string {
  return open.memos.at(-1)?.memo ?? '';
}
