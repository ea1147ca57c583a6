import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { weekLetter } from './testing/week-letter.ts';
import { contract, K1 } from './testing/world.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench();
});
afterEach(() => bench.close());

/** Ana has 18:10 of a week behind her, and nothing of today. */
const WEEK = 65_400;
const sums = (): [today: number | null, week: number | undefined] => {
  const { today, week } = bench.tracker.status();
  return [today, week?.countedSeconds];
};

describe('what counts, as the tracker shows it', () => {
  it('C1: under segment pay a segment is in it once it is over, before the house has heard of it, and once', async () => {
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:09:59');
    expect(sums()).toEqual([0, WEEK]);
    await bench.until('09:11');
    expect(sums()).toEqual([600, WEEK + 600]);
    await bench.tracker.pass();
    expect(sums()).toEqual([600, WEEK + 600]);
    await bench.tracker.ask();
    expect(sums()).toEqual([600, WEEK + 600]);
  });

  it('C2: under exact pay every second is in it at once, and none twice or lost where a segment ends', async () => {
    bench.house.answers.set('GET /contracts', () => [contract(K1, { pay: 'exact' })]);
    bench.house.answers.set(`GET /contracts/${K1}/weeks/2026-11-16`, () =>
      weekLetter(WEEK + bench.house.records.size * 600),
    );
    await bench.tracker.ask();
    await bench.tracker.start(K1, 'Header colours');
    for (const [at, seconds] of [
      ['09:04:10', 250],
      ['09:09:59', 599],
      ['09:10:00', 600],
      ['09:10:01', 601],
      ['09:10:40', 640],
      ['09:11:00', 660],
    ] as const) {
      await bench.until(at);
      expect([at, ...sums()]).toEqual([at, seconds, WEEK + seconds]);
    }
    await bench.tracker.pass();
    await bench.tracker.ask();
    expect(sums()).toEqual([660, WEEK + 660]);
  });
});
