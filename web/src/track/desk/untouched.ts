import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import type { Sensed } from '../see/sensing.ts';

/** The detector waits so long before it says that nobody is there. */
const THRESHOLD_SECONDS = 60;

/**
 * Since when nobody has touched this computer, by the browser's own sensing. No idle end in the sense of T4: the
 * detector does not know the last key. The session is stopped at the instant at which it is told.
 */
export class Untouched {
  private since: Instant | null = null;

  heard({ present }: Sensed, now: Instant): void {
    this.since = present ? null : now - THRESHOLD_SECONDS;
  }

  /** Somebody has just started: whatever the detector said last, they are there. */
  started(): void {
    this.since = null;
  }

  isOver(now: Instant, idleMinutes: number | null): boolean {
    if (this.since === null || idleMinutes === null) return false;
    return now - this.since >= idleMinutes * MINUTE_SECONDS;
  }
}
