import type { Instant } from '@stint/core/instant';
import { segmentEnd, segmentOf } from '@stint/core/segment';
import { moveAndTick } from '@stint/server/clock';
import type { TestHouse } from '@stint/server/testing/house';

/** Somebody who has to look up at certain instants, such as a tracker. */
export interface Watcher {
  /** The next instant after `now` at which it must look; null: none until something happens to it. */
  next(now: Instant): Instant | null;
  look(): Promise<void>;
}

/**
 * The one clock of a story. It stands still until somebody lets time pass; then it stops wherever a tracker or the
 * house has something to do, so that a week passes in a second and nothing on the way is missed.
 */
export class Passage {
  private readonly house: TestHouse;
  private readonly watchers: Watcher[] = [];

  constructor(house: TestHouse) {
    this.house = house;
  }

  join(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  now(): Instant {
    return this.house.clock.now();
  }

  /** Refuses to go back. */
  async to(end: Instant): Promise<void> {
    if (end < this.now()) throw new RangeError('time does not go back');
    while (this.now() < end) {
      const stops = this.watchers.flatMap((watcher) => watcher.next(this.now()) ?? []);
      await this.step(Math.min(end, ...stops));
      for (const watcher of this.watchers) await watcher.look();
    }
  }

  /** Whatever the house does because of the time, it does on a border of segments. */
  private async step(to: Instant): Promise<void> {
    if (to < segmentEnd(segmentOf(this.now()))) this.house.movable.moveTo(to);
    else await moveAndTick(this.house, to);
  }
}
