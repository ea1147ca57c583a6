import { createHash } from 'node:crypto';

/** Chance that its seed repeats, quick enough to be asked every second of years. */
export class Dice {
  private readonly state: Uint32Array;

  constructor(seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    this.state = Uint32Array.from({ length: 4 }, (_, index) => hash.readUInt32LE(index * 4));
  }

  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.next() * times < 1;
  }

  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
    return choices[this.whole(0, choices.length - 1)] ?? choices[0];
  }

  /** Seconds until something that comes every `mean` seconds, on the whole; at least one. */
  gap(mean: number): number {
    return 1 + Math.floor(-Math.log(1 - this.next()) * mean);
  }

  /** xoshiro128+: 0 up to, and without, 1. */
  private next(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.state;
    const result = (a + d) >>> 0;
    const e = c ^ a;
    const f = d ^ b;
    this.state[0] = a ^ f;
    this.state[1] = b ^ e;
    this.state[2] = e ^ (b << 9);
    this.state[3] = (f << 11) | (f >>> 21);
    return result / 0x1_0000_0000;
  }
}
