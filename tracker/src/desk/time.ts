import type { Instant } from '@stint/core/instant';

/** What the clocks of a computer say at one moment. */
export interface Reading {
  /** The wall clock, in whole seconds. It may be set, forward and back; a time zone is no part of it. */
  readonly wall: Instant;
  /** The watch: seconds (with fractions) since any beginning. Nobody sets it; on most systems it stands still in sleep. */
  readonly steady: number;
  /** Seconds that the computer has slept since any beginning; null where nobody knows. */
  readonly slept: number | null;
}

/** The tracker's own time, as a value. */
export interface DeskTime {
  /** The instant last told. It never goes back, so that no second is counted twice. */
  readonly now: Instant;
  readonly reading: Reading;
  /** While a session runs its time goes by the watch, from here on; null: time goes by the wall. */
  readonly since: { readonly at: Instant; readonly steady: number } | null;
}

/** A running session's time broke off: after `from` nobody knows what was, until now. */
export interface Jump {
  readonly from: Instant;
  readonly reason: 'asleep' | 'clock-jumped';
}

/** A clock that differs by more from the house's tracks nothing: its instants would not be those of anybody else. */
export const SKEW_SECONDS = 300;
/** The wall may be so far ahead of a session's time: sleeps and steps too short to end a session for. */
export const JUMP_SECONDS = 60;
/** Between two looks at the clocks: longer, and the tracker itself stood still. */
export const STALL_SECONDS = 60;

/** `notBefore`: up to here the tracker's seconds are used already. */
export function openTime(reading: Reading, notBefore: Instant): DeskTime {
  return { now: Math.max(reading.wall, notBefore), reading, since: null };
}

/**
 * Lets time pass up to a reading. With no session it follows the wall, and stands still where that was set back. A
 * session lasts as long as the watch says: whoever sets the wall takes no second from it and adds none.
 * ```
 * set back      wall     10:00 ======== 10:20 | 10:05 ======== 10:10
 *               told     10:00 ======== 10:20 =============== 10:25       Start is held until the wall says 10:25
 *
 * set forward   wall     10:00 ======== 10:20 | 10:20:40 ===== 10:25:40
 * a little      told     10:00 ======== 10:20 =============== 10:25       10:25:00 to 10:25:40 is nobody's
 *
 * slept, or     wall     10:00 ======== 10:20 | 11:20 ======
 * set forward   told     10:00 ======== 10:20   11:20                     the session ends at 10:20: a jump
 * ```
 * A watch that goes on in sleep (macOS, Windows) shows it as a long time between two looks: a jump as well.
 */
export function passTime(
  before: DeskTime,
  reading: Reading,
  runs: boolean,
  stallSeconds = STALL_SECONDS,
): { readonly time: DeskTime; readonly jump: Jump | null } {
  const byWall = { now: Math.max(before.now, reading.wall), reading, since: null };
  if (!runs) return { time: byWall, jump: null };
  const since = before.since ?? { at: before.now, steady: before.reading.steady };
  const watch = since.at + Math.floor(reading.steady - since.steady);
  const stalled = reading.steady - before.reading.steady > stallSeconds;
  if (reading.wall - watch > JUMP_SECONDS || stalled) {
    return { time: byWall, jump: { from: before.now, reason: reasonOf(before.reading, reading, stalled) } };
  }
  return { time: { now: Math.max(before.now, watch), reading, since }, jump: null };
}

/** Seconds for which no session can start, because they are used already. */
export function heldSeconds({ now, reading, since }: DeskTime): number {
  return since ? 0 : Math.max(0, now - reading.wall);
}

/** Where nobody knows whether the computer slept it is taken to have: that is by far the more frequent. */
function reasonOf(before: Reading, after: Reading, stalled: boolean): Jump['reason'] {
  if (stalled || before.slept === null || after.slept === null) return 'asleep';
  const asleep = after.slept - before.slept;
  return asleep > (after.wall - before.wall) / 2 ? 'asleep' : 'clock-jumped';
}
