import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { contract, K1, K2 } from '../testing/world.ts';
import type { Notice } from './notice.ts';
import type { NoticePresses, TrayClicks } from './ports.ts';
import { openTray, type Tray } from './tray.ts';

let bench: TrackerBench;
let tray: Tray;
let clicks: TrayClicks;
let presses: NoticePresses;
let told: Notice[] = [];
let opened: string[] = [];

/** A real tracker; what its desktop would show is written down. */
beforeEach(async () => {
  told = [];
  opened = [];
  bench = await openTrackerBench('09:00');
  tray = await openTray(bench.tracker, {
    icon: async (given) => {
      clicks = given;
      return { show: () => undefined, close: () => undefined };
    },
    notifier: async (given) => {
      presses = given;
      return {
        tell: (notice) => void told.push(notice),
        withdraw: () => undefined,
        close: async () => undefined,
      };
    },
    told: { all: () => new Set(), keep: async () => undefined },
    zone: () => 'UTC',
    openPanel: () => void opened.push('panel'),
    openAddress: (address) => void opened.push(address.replace(bench.house.address, 'house')),
    quit: () => void opened.push('quit'),
  });
});

afterEach(async () => {
  await tray.close();
  await bench.close();
});

const lastTold = () => expect.poll(() => told.at(-1)?.title);

describe('a click in the menu', () => {
  it('starts, switches, pauses, goes on and stops', async () => {
    const tracking = () => expect.poll(() => bench.tracker.status().tracking?.contract ?? null);
    clicks.choose({ deed: 'start', contract: K1, memo: 'API tests', label: null });
    await tracking().toBe(K1);
    clicks.choose({ deed: 'start', contract: K2, memo: '', label: null });
    await tracking().toBe(K2);
    bench.clock.pass(1);
    clicks.choose({ deed: 'pause' });
    await tracking().toBeNull();
    clicks.choose({ deed: 'go-on' });
    await tracking().toBe(K2);
    clicks.choose({ deed: 'stop' });
    await tracking().toBeNull();
  });

  it('that is refused says why, and what would work', async () => {
    bench.house.answers.set('GET /contracts', () => [{ ...contract(K1), standing: 'contract-paused' }]);
    await bench.tracker.ask();
    clicks.choose({ deed: 'start', contract: K1, memo: '', label: null });
    await lastTold().toBe('That did not work');
    expect(told[0]?.body).toBe('This contract is paused. Tracking works again once it is resumed. (T5)');
  });

  it('opens the panel, opens the diary of the contract, and quits', async () => {
    clicks.activate();
    clicks.choose({ deed: 'open-diary' });
    clicks.choose({ deed: 'quit' });
    await expect.poll(() => opened).toEqual(['panel', `house/contracts/${K1}`, 'quit']);
  });
});

describe('Delete on a notice (C3)', () => {
  beforeEach(async () => {
    await bench.tracker.start(K1, 'API tests');
    await bench.until('09:11');
    tray.show(bench.tracker.status());
    presses.press(told.find(({ topic }) => topic === 'segment')?.buttons[0]?.does ?? { deed: 'keep' });
    await lastTold().toBe('Delete 10 minutes, $7.50, for good?');
  });

  const segments = () => bench.tracker.status().segments.length;

  it('asks once more, and Keep keeps', async () => {
    presses.press({ deed: 'keep' });
    presses.press({ deed: 'look' });
    await expect.poll(() => opened).toEqual(['panel']);
    expect(segments()).toBe(1);
  });

  it('deletes for good, and says so', async () => {
    presses.press(told.at(-1)?.buttons[0]?.does ?? { deed: 'keep' });
    await lastTold().toBe('Deleted');
    expect(segments()).toBe(0);
  });

  it('says when it could not be: the house was not reached, and all is as it was', async () => {
    await bench.tracker.pass();
    bench.house.faults.push({ of: 'DELETE', fault: 'lost' });
    presses.press(told.at(-1)?.buttons[0]?.does ?? { deed: 'keep' });
    await lastTold().toBe('Not deleted');
    expect(told.at(-1)?.body).toContain('The house does not answer.');
    expect(segments()).toBe(1);
  });
});

it('a memo that is missing is a click away', async () => {
  await bench.tracker.start(K1, 'API tests');
  await bench.tracker.stop();
  await bench.tracker.start(K1, '');
  tray.show(bench.tracker.status());
  presses.press(told.find(({ topic }) => topic === 'protection')?.buttons[0]?.does ?? { deed: 'keep' });
  await expect.poll(() => bench.tracker.status().tracking?.memo).toBe('API tests');
});
