import { type Instant, parseInstant } from '@stint/core/instant';
import type { DeskClock } from '../time.ts';

/** A clock that a test moves. Wall and watch go together unless the wall is set. */
export interface HandClock extends DeskClock {
  pass(seconds: number): void;
  /** Somebody sets the computer's clock; the watch knows nothing of it. */
  setWall(to: Instant): void;
}

export function handClock(start: string): HandClock {
  let wall = instant(start);
  let watch = 0;
  return {
    now: () => wall,
    steady: () => watch,
    pass: (seconds) => {
      wall += seconds;
      watch += seconds;
    },
    setWall: (to) => {
      wall = to;
    },
  };
}

/** `09:00` or `09:00:30` on Monday 2026-11-16, or a whole instant. */
export function instant(text: string): Instant {
  const whole = text.includes('T') ? text : `2026-11-16T${text.length === 5 ? `${text}:00` : text}Z`;
  const parsed = parseInstant(whole);
  if (parsed === null) throw new RangeError(`no instant: ${text}`);
  return parsed;
}
