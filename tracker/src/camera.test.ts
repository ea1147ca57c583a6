import { readFile } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import type { ScreenCapture } from './desktop/ports.ts';
import { type Bench, openBench } from './testing/desk-bench.ts';
import { instant } from './testing/hand-clock.ts';
import { K1 } from './testing/world.ts';

let bench: Bench;
afterEach(() => bench.remove());

/** Ana works from 09:00 on a desktop whose camera does this; the snapshot is drawn at 09:05. */
async function workWith(capture: ScreenCapture['capture']): Promise<void> {
  bench = await openBench();
  if (bench.desktop.capture) bench.desktop.capture.capture = capture;
  await bench.agent.start(K1, 'a');
}

const told = (): unknown[] => bench.spool.told.all().map(({ at, code }) => [at, code]);

it.each(['disk-full', 'capture-failed', 'capture-timeout'] as const)(
  'T2: %s is told to the freelancer, at the end of the segment and not before',
  async (code) => {
    await workWith(async () => ({ code, detail: 'no picture' }));
    await bench.until('09:09:59', 'typing');
    expect(told()).toEqual([]);
    await bench.until('09:11', 'typing');
    expect(told()).toEqual([[instant('09:10'), code]]);
    expect(bench.records()[0]).toMatchObject({ snapshotAt: instant('09:05'), withheld: 'capture-failed' });
  },
);

it('a disk that fails while the picture is taken is no bug: it is told', async () => {
  // Every reading of this file ends in an I/O error.
  await workWith(() => readFile('/proc/self/mem').then(() => []));
  await bench.until('09:11', 'typing');
  expect(told()).toEqual([[instant('09:10'), 'capture-failed']]);
});

it('T2: a bug in the camera is thrown once its segment is kept, and not at its instant', async () => {
  await workWith(async () => {
    throw new TypeError('a bug');
  });
  await bench.until('09:10', 'typing');
  await expect(bench.until('09:11', 'typing')).rejects.toThrow('a bug');
  expect(bench.records()).toMatchObject([{ snapshotAt: instant('09:05'), pictures: [] }]);
});
