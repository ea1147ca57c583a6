import type { Instant } from '@stint/core/instant';
import type { Reading } from '@stint/tracker/desk/time';
import { readClock } from '@stint/wire/books';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { toInstant } from '@stint/wire/letters';

/**
 * This computer's clock; but where the house lives on a clock that is moved by hand (the demo, the tests), the page
 * goes by that one, which is then both wall and watch.
 */
export class PageClock {
  private readonly client: () => ClientOptions;
  private moved: Instant | null = null;
  /** Seconds by which this computer's clock is ahead of the house's; 0 where that is moved by hand. */
  skewSeconds = 0;

  constructor(client: () => ClientOptions) {
    this.client = client;
  }

  isMoved(): boolean {
    return this.moved !== null;
  }

  reading(): Reading {
    if (this.moved !== null) return { wall: this.moved, steady: this.moved, slept: null };
    return { wall: hereNow(), steady: performance.now() / 1000, slept: null };
  }

  /** Before something happens: a clock that is moved by hand may stand elsewhere by now. */
  async look(): Promise<void> {
    if (this.isMoved()) await this.ask();
  }

  /** Asks the house. Where it does not answer, all stays as it was. */
  async ask(): Promise<void> {
    try {
      const { now, movable } = await call(this.client(), readClock, { signal: AbortSignal.timeout(10_000) });
      const there = toInstant(now);
      this.moved = movable ? Math.max(there, this.moved ?? there) : null;
      this.skewSeconds = movable ? 0 : hereNow() - there;
    } catch (fault) {
      if (!(fault instanceof Unreachable || fault instanceof Refused)) throw fault;
    }
  }
}

function hereNow(): Instant {
  return Math.floor(Date.now() / 1000);
}
