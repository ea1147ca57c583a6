import type { Instant } from '@stint/core/instant';
import { MOST_ASKERS, type TryLimit } from './limits.ts';

/** Somebody who tries something, by any name that tells them from others. */
export interface Trier {
  readonly name: string;
  readonly limit: TryLimit;
}

/** Counts tries in the memory of this process, in windows that begin with the first try. */
export class Tries {
  private readonly windows = new Map<string, { count: number; until: Instant }>();

  get size(): number {
    return this.windows.size;
  }

  /** Counts a try against each of them and says yes; or no, and counts nothing, when one has none left. */
  take(triers: readonly Trier[], now: Instant): boolean {
    const open = triers.map(({ name }) => this.windows.get(name));
    const spent = triers.some(({ limit }, index) => {
      const window = open[index];
      return window !== undefined && now < window.until && window.count >= limit.tries;
    });
    if (spent) return false;
    for (const [index, { name, limit }] of triers.entries()) {
      const window = open[index];
      if (window && now < window.until) window.count += 1;
      else this.begin(name, { count: 1, until: now + limit.seconds }, now);
    }
    return true;
  }

  /** The try was none: the password was right. */
  giveBack(triers: readonly Trier[]): void {
    for (const { name } of triers) {
      const window = this.windows.get(name);
      if (window && window.count > 0) window.count -= 1;
    }
  }

  private begin(name: string, window: { count: number; until: Instant }, now: Instant): void {
    this.windows.delete(name);
    if (this.windows.size >= MOST_ASKERS) this.forget(now);
    this.windows.set(name, window);
  }

  /** Those whose time is over; where that frees nothing, the one who began first. */
  private forget(now: Instant): void {
    for (const [name, { until }] of this.windows) if (until <= now) this.windows.delete(name);
    const [oldest] = this.windows.keys();
    if (this.windows.size >= MOST_ASKERS && oldest !== undefined) this.windows.delete(oldest);
  }
}
