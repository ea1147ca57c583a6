import type { Instant } from '@stint/core/instant';

/** Where the time comes from. Everything that decides is handed one. */
export interface Clock {
  now(): Instant;
}

/** A clock that only a person moves, and only forward (the demo, the scenarios). */
export interface MovableClock extends Clock {
  /** False when `to` lies in the past of this clock: it does not go back. */
  moveTo(to: Instant): boolean;
}

export function systemClock(): Clock {
  return { now: () => Math.floor(Date.now() / 1000) };
}

/** Stands still at `start` until it is moved; with `pace`, runs that many times as fast as the system's clock. */
export function movableClock(start: Instant, pace = 0, system: () => number = Date.now): MovableClock {
  let origin = start;
  let since = system();
  const now = (): Instant => Math.floor(origin + ((system() - since) / 1000) * pace);
  return {
    now,
    moveTo(to) {
      if (to < now()) return false;
      origin = to;
      since = system();
      return true;
    },
  };
}
