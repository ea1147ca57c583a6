/** Lets each name do one thing at a time; those that come meanwhile wait, if there are not too many of them. */
export class Turns {
  private readonly waiting = new Map<string, { count: number; last: Promise<void> }>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** Waits for its turn, and answers how to end it; null where too many wait under this name. */
  async take(name: string): Promise<(() => void) | null> {
    const line = this.waiting.get(name) ?? { count: 0, last: Promise.resolve() };
    if (line.count >= this.most) return null;
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = line.last;
    line.count += 1;
    line.last = promise;
    this.waiting.set(name, line);
    await before;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      line.count -= 1;
      if (line.count === 0) this.waiting.delete(name);
      resolve();
    };
  }
}
