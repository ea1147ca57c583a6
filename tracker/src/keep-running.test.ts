import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepRunning } from './keep-running.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench();
});
afterEach(() => bench.close());

function run(stop: AbortController, beside: Promise<void>): Promise<void> {
  return keepRunning({
    tracker: bench.tracker,
    pace: 1,
    stop: stop.signal,
    beside,
    onTick: () => undefined,
    signInAgain: async () => undefined,
  });
}

it('what goes on beside the tracker ends with it, and its bug is heard there and nowhere else', async () => {
  const stop = new AbortController();
  const ended = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const running = run(stop, ended);
  stop.abort();
  await running;
  const another = new AbortController();
  await expect(run(another, Promise.reject(new RangeError('a bug')))).rejects.toThrow('a bug');
  another.abort();
});
