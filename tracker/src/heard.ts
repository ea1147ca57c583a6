import type { Instant } from '@stint/core/instant';
import type { Counts } from './desk/counts.ts';
import type { Reading } from './desk/time.ts';
import type { InputCounter } from './desktop/ports.ts';

/** Listens to a desktop's input, which is told as it happens, or when it is asked for. */
export class Ear {
  private readonly input: InputCounter | null;
  private told: Told[] = [];
  private isAsking = false;

  /** `pace`: seconds of the desk's clock in one of the computer's. `unasked`: there is something to take now. */
  constructor(input: InputCounter | null, pace: number, unasked: () => void) {
    this.input = input;
    input?.onCounts(({ agoMs, ...counts }) => {
      this.told.push({ ...counts, ago: (agoMs / 1000) * pace });
      if (!this.isAsking) unasked();
    });
  }

  /** All input that was not taken yet, up to now. */
  take(): readonly Told[] {
    this.isAsking = true;
    this.input?.drain?.();
    this.isAsking = false;
    const { told } = this;
    if (told.length > 0) this.told = [];
    return told;
  }
}

/** Input of one second, and what the clocks said in it. */
export interface Heard {
  readonly reading: Reading;
  readonly counts: Counts;
}

/** Input as it was told, in order: `ago` seconds of the desk's clock before it was read. */
export interface Told extends Counts {
  readonly ago: number;
}

/**
 * What was told late, as if it had been heard when it happened: sums of each second, in order, for the desk asks no
 * finer. Nothing lies before `last`, the look before this one. `secondOf`: the desk's instant at a reading.
 */
export function heardBefore(
  now: Reading,
  last: Reading,
  told: readonly Told[],
  secondOf: (reading: Reading) => Instant,
): Heard[] {
  const heard: (Heard & { readonly second: Instant })[] = [];
  for (const { ago, ...counts } of told) {
    const reading = readingAgo(now, last, ago);
    const second = secondOf(reading);
    const before = heard.at(-1);
    // An event may be told a moment after one that happened later.
    if (before && before.second >= second)
      heard[heard.length - 1] = { ...before, counts: sum(before.counts, counts) };
    else heard.push({ reading, counts, second });
  }
  return heard;
}

function readingAgo(now: Reading, last: Reading, ago: number): Reading {
  const back = Math.min(ago, Math.max(0, now.steady - last.steady));
  return { wall: Math.floor(now.wall - back), steady: now.steady - back, slept: now.slept };
}

function sum(a: Counts, b: Counts): Counts {
  return { keys: a.keys + b.keys, clicks: a.clicks + b.clicks, scrolls: a.scrolls + b.scrolls };
}
