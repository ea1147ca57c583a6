import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NINE } from './testing/draft.ts';
import { openTrackerBench, type TrackerBench } from './testing/tracker-bench.ts';
import { K1 } from './testing/world.ts';

let bench: TrackerBench;
beforeEach(async () => {
  bench = await openTrackerBench();
  await bench.tracker.start(K1, 'Header colours');
  await bench.until('09:12');
});
afterEach(() => bench.close());

const shown = () => bench.tracker.status().segments.map(({ segment }) => segment);
const kept = async () => (await readdir(join(bench.folder, 'finished'))).filter((name) => name.includes(K1));

it('C3: what was deleted in the web diary leaves neither thumbnail nor memo on this computer', async () => {
  await bench.tracker.pass();
  await bench.tracker.ask();
  expect([shown(), (await kept()).length]).toEqual([[NINE], 1]);
  bench.house.answers.set(`GET /contracts/${K1}/diary`, () => ({
    from: '2026-11-16T00:00:00Z',
    to: '2026-11-17T00:00:00Z',
    entries: [TOMBSTONE],
    superseded: [],
    overlaps: [],
  }));
  await bench.tracker.ask();
  expect([shown(), await kept()]).toEqual([[], []]);
});

it('M4: nor does what the house refuses because it was deleted', async () => {
  bench.house.faults.push({
    of: `PUT /contracts/${K1}/segments/${NINE}`,
    fault: { refused: 'deleted', consumed: true },
  });
  expect(shown()).toEqual([NINE]);
  await bench.tracker.pass();
  expect([shown(), await kept()]).toEqual([[], []]);
  expect(bench.tracker.status().told).toMatchObject([{ code: 'deleted' }]);
});

const TOMBSTONE = {
  start: '2026-11-16T09:00:00Z',
  kind: 'deleted',
  trackedSeconds: 0,
  trackedMinutes: 0,
  snapshotAt: null,
  seen: null,
  activeMinutes: 0,
  memo: '',
  countedSeconds: 0,
  billedSeconds: 0,
  rate: '45.00',
  protected: null,
  reasons: ['deleted'],
};
