import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { K1 } from './testing/world.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench();
});
afterEach(() => bench.close());

describe('a segment that is over while it is not known whether anybody was still there (T4)', () => {
  it('is told of as waiting, and is listed with the next input', async () => {
    const { tracker } = bench;
    await tracker.start(K1, 'Header colours');
    await bench.until('09:09:59');
    expect(tracker.status().settling).toBeNull();
    await bench.until('09:10:20');
    expect(tracker.status()).toMatchObject({
      settling: { start: '2026-11-16T09:00:00Z', end: '2026-11-16T09:10:00Z' },
      segments: [],
    });
    await bench.until('09:10:31');
    expect(tracker.status()).toMatchObject({
      settling: null,
      segments: [{ start: '2026-11-16T09:00:00Z' }],
    });
  });

  it('waits for nothing once tracking has ended', async () => {
    await bench.tracker.start(K1, 'Header colours');
    await bench.until('09:10:20');
    await bench.tracker.stop();
    await bench.until('09:10:25');
    expect(bench.tracker.status()).toMatchObject({ settling: null, segments: [{ trackedSeconds: 600 }] });
  });
});
