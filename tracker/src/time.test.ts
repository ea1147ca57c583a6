import { execFileSync, spawnSync } from 'node:child_process';
import { uptime } from 'node:os';
import { expect, it } from 'vitest';
import { handClock, instant } from './testing/hand-clock.ts';
import { ClockWatch, pacedDeskClock, systemDeskClock } from './time.ts';

it('can be compressed: a paced clock begins where it is told to', () => {
  const clock = pacedDeskClock(instant('09:00'), 1000);
  expect(clock.now() - instant('09:00')).toBeLessThan(600);
  expect(clock.steady()).toBeGreaterThanOrEqual(0);
  expect(clock.stallSeconds).toBe(60_000);
});

it('asks how long the computer slept only where wall and watch have parted', () => {
  const clock = handClock('09:00');
  let asked = 0;
  let slept = 0;
  const watch = new ClockWatch({
    ...clock,
    slept: () => {
      asked += 1;
      return slept;
    },
  });
  clock.pass(5);
  watch.read();
  expect(asked).toBe(1);
  slept = 3600;
  clock.setWall(instant('10:00'));
  expect([watch.read().slept, watch.read().slept, asked]).toEqual([3600, 3600, 2]);
});

it("this computer's own clocks fit together: uptime goes on with the watch while it is awake", () => {
  const clock = systemDeskClock();
  expect(Math.abs(Math.floor(Date.now() / 1000) - clock.now())).toBeLessThanOrEqual(1);
  expect(Math.abs((clock.slept?.() ?? 0) + clock.steady() - uptime())).toBeLessThan(1);
});

const NAMESPACES = spawnSync('unshare', ['--time', 'true']).status === 0;

it.runIf(NAMESPACES)(
  'on Linux the uptime is the clock that goes on in sleep, and the watch is the one that does not',
  () => {
    const read = (...shift: readonly string[]): number[] => {
      const script = 'console.log(require("os").uptime(), Number(process.hrtime.bigint()) / 1e9)';
      const words = ['--time', '--fork', ...shift, process.execPath, '-e', script];
      return execFileSync('unshare', words, { encoding: 'utf8' }).trim().split(' ').map(Number);
    };
    const [uptimeNow = 0, watchNow = 0] = read();
    const [uptimeAfterSleep = 0, watchAfterSleep = 0] = read('--boottime', '100000');
    expect(Math.round((uptimeAfterSleep - uptimeNow) / 1000)).toBe(100);
    expect(Math.round((watchAfterSleep - watchNow) / 1000)).toBe(0);
  },
);

it('knows nothing of time zones: an instant is the same wherever the computer says it is', () => {
  const zone = process.env.TZ;
  try {
    const seen = ['UTC', 'Pacific/Kiritimati', 'America/New_York'].map((name) => {
      process.env.TZ = name;
      return systemDeskClock().now();
    });
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(1);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
