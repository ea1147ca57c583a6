import type { Instant } from '@stint/core/instant';

/** Where a tracker's time comes from: the wall, and a watch that nobody can set. */
export interface DeskClock {
  /** What the computer's clock says. It may be set, forward and back. */
  now(): Instant;
  /** Seconds (with fractions) since any beginning; never set, and standing still while the computer sleeps. */
  steady(): number;
}

export function systemDeskClock(): DeskClock {
  return { now: () => Math.floor(Date.now() / 1000), steady: () => performance.now() / 1000 };
}

/** Begins at `start` and runs `pace` times as fast as the computer's: ten minutes of work in a few seconds. */
export function pacedDeskClock(start: Instant, pace: number): DeskClock {
  const began = performance.now();
  const elapsed = (): number => ((performance.now() - began) / 1000) * pace;
  return { now: () => Math.floor(start + elapsed()), steady: elapsed };
}

/** A clock that somebody else moves (the scenarios): what it says is both the wall and the watch. */
export function movedDeskClock(clock: { now(): Instant }): DeskClock {
  return { now: () => clock.now(), steady: () => clock.now() };
}

/** Steps below this many seconds are the rounding of a whole-second clock. */
const ROUNDING_SECONDS = 1.5;

/**
 * The tracker's own time: it never goes back, so that no second is counted twice. While a session runs, a wall clock
 * set back is not followed: time goes on by the watch. One set forward (or a sleep) is followed, and T4 judges the gap.
 * ```
 * wall     10:00 ---- 10:20 | set back | 10:05 ---- 10:10
 * watch      0         20                 20         25
 * told     10:00 ---- 10:20 ............ 10:20 ---- 10:25
 * ```
 */
export class DeskTime {
  private readonly clock: DeskClock;
  private told: Instant;
  private wall: Instant;
  private steady: number;
  /** Seconds by which the wall was set back since the session began. */
  private ahead = 0;
  private slept = 0;

  /** `notBefore`: up to here the tracker's seconds are used already. */
  constructor(clock: DeskClock, notBefore: Instant) {
    this.clock = clock;
    this.told = notBefore;
    this.wall = clock.now();
    this.steady = clock.steady();
  }

  now(): Instant {
    const wall = this.clock.now();
    const steady = this.clock.steady();
    const step = wall - this.wall - (steady - this.steady);
    if (Math.abs(step) > ROUNDING_SECONDS) this.ahead = Math.max(0, this.ahead - Math.round(step));
    if (step > ROUNDING_SECONDS) this.slept += step;
    this.wall = wall;
    this.steady = steady;
    this.told = Math.max(this.told, wall + this.ahead);
    return this.told;
  }

  /** Seconds that passed on the wall and not on the watch since it was last asked: the computer slept. */
  takeSlept(): number {
    const { slept } = this;
    this.slept = 0;
    return slept;
  }

  /** With no session to hold together, the wall is followed again; where that is behind, time stands still. */
  followWall(): void {
    this.now();
    this.ahead = 0;
  }

  /** Seconds for which a session cannot start, because they are used already. */
  heldSeconds(): number {
    return Math.max(0, this.now() - this.wall);
  }
}
