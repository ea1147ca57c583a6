import { createHash } from 'node:crypto';

/** Chance that its seed repeats: the same seed kills after the same number of lines. */
export class Chance {
  private readonly seed: string;
  private drawn = 0;

  constructor(seed: string) {
    this.seed = seed;
  }

  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + (this.bytes(4).readUInt32BE() % (most - least + 1));
  }

  bytes(count: number): Buffer {
    this.drawn += 1;
    return createHash('shake256', { outputLength: count }).update(`${this.seed}:${this.drawn}`).digest();
  }
}
