/** Somebody's turn. */
export interface Turn {
  /** The work is done, and goes on its way as fast as its reader takes it: others have room. */
  leave(): void;
  /** The next of this name may come. */
  end(): void;
}

/**
 * Lets each name do one thing at a time, and all of them together so many; those that come meanwhile wait, if there are
 * not too many of them under one name.
 */
export class Turns {
  private readonly lines = new Map<string, { count: number; last: Promise<void> }>();
  private readonly most: number;
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor({ waiting, atOnce }: { readonly waiting: number; readonly atOnce: number }) {
    this.most = waiting;
    this.free = atOnce;
  }

  /** Waits for its turn; null where too many wait under this name. */
  async take(name: string): Promise<Turn | null> {
    const line = this.lines.get(name) ?? { count: 0, last: Promise.resolve() };
    if (line.count >= this.most) return null;
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = line.last;
    line.count += 1;
    line.last = promise;
    this.lines.set(name, line);
    await before;
    await this.enter();
    const leave = once(() => this.leave());
    const end = once(() => {
      line.count -= 1;
      if (line.count === 0) this.lines.delete(name);
      resolve();
    });
    return {
      leave,
      end: () => {
        leave();
        end();
      },
    };
  }

  private async enter(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((go) => this.waiting.push(go));
  }

  /** Who waits longest goes on in its place. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

function once(deed: () => void): () => void {
  let done = false;
  return () => {
    if (!done) deed();
    done = true;
  };
}
