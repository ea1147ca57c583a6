import { uptime } from 'node:os';
import type { Instant } from '@stint/core/instant';
import type { Reading } from './desk/time.ts';

/** Where a tracker's time comes from: the wall, and a watch that nobody can set. */
export interface DeskClock {
  /** What the computer's clock says. It may be set, forward and back. */
  now(): Instant;
  /** Seconds (with fractions) since any beginning; never set, and on Linux standing still while the computer sleeps. */
  steady(): number;
  /** Seconds that the computer has slept since any beginning. Missing: nobody knows. */
  slept?(): number;
  /** Between two looks: longer, and the tracker itself stood still. Missing: as of `passTime`. */
  readonly stallSeconds?: number;
  /** Seconds of it in one of the computer's. Missing: 1. */
  readonly pace?: number;
}

/**
 * Linux: the uptime goes on in sleep (CLOCK_BOOTTIME), the watch does not (CLOCK_MONOTONIC). Elsewhere both may go on,
 * and nothing but the time without a look tells of a sleep: there it is taken for one sooner.
 */
export function systemDeskClock(): DeskClock {
  const steady = (): number => performance.now() / 1000;
  const clock = { now: () => Math.floor(Date.now() / 1000), steady, slept: () => uptime() - steady() };
  return process.platform === 'linux' ? clock : { ...clock, stallSeconds: 30 };
}

/** Begins at `start` and runs `pace` times as fast as the computer's: ten minutes of work in a few seconds. */
export function pacedDeskClock(start: Instant, pace: number): DeskClock {
  const began = performance.now();
  const elapsed = (): number => ((performance.now() - began) / 1000) * pace;
  const now = (): number => Math.floor(start + elapsed());
  return { now, steady: elapsed, stallSeconds: 60 * Math.max(1, pace), pace };
}

/** A clock that somebody else moves (the scenarios), however far at once: what it says is both the wall and the watch. */
export function movedDeskClock(clock: { now(): Instant }): DeskClock {
  const now = (): number => clock.now();
  return { now, steady: now, stallSeconds: Number.POSITIVE_INFINITY, pace: 0 };
}

/** Looks at the clocks. How long the computer slept is asked only where wall and watch have parted: it is a file. */
export class ClockWatch {
  private readonly clock: DeskClock;
  private parted: number;
  private slept: number | null;

  constructor(clock: DeskClock) {
    this.clock = clock;
    this.parted = clock.now() - clock.steady();
    this.slept = clock.slept?.() ?? null;
  }

  read(): Reading {
    const wall = this.clock.now();
    const steady = this.clock.steady();
    const parted = wall - steady;
    if (Math.abs(parted - this.parted) > PARTED_SECONDS) {
      this.slept = this.clock.slept?.() ?? null;
      this.parted = parted;
    }
    return { wall, steady, slept: this.slept };
  }

  /** False for a moment after a reading: one tick is looked at by many. */
  hasPassed({ wall, steady }: Reading): boolean {
    return this.clock.now() !== wall || Math.abs(this.clock.steady() - steady) >= MOMENT_SECONDS;
  }
}

const MOMENT_SECONDS = 0.05;

/** Whole seconds of the wall against fractions of the watch: less is rounding. */
const PARTED_SECONDS = 1.5;
