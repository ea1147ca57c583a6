import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bus } from '../dbus/ports.ts';
import type { AwayWatch } from '../ports.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { busAt } from '../testing/logind.ts';
import { until } from '../testing/until.ts';
import { watchAway } from './away.ts';

const START = 1_000_000;
let daemon: TestBus;
let keeper: Bus;
let watch: AwayWatch | null = null;
let idle = 0;
let asked = 0;
let now = START;

beforeEach(async () => {
  daemon = await startBus('session');
  keeper = await busAt(daemon.address);
  [idle, asked, now, watch] = [0, 0, START, null];
});

afterEach(async () => {
  await watch?.close();
  await keeper.close();
  await daemon.stop();
});

async function open(): Promise<AwayWatch> {
  watch = await watchAway(await busAt(daemon.address), () => now * 1000);
  if (!watch) throw new Error('nobody tells');
  return watch;
}

async function keep(name: string, path: string, member: string, gives: string): Promise<void> {
  const call = (): unknown => {
    asked += 1;
    return gives === 't' ? BigInt(idle) : idle;
  };
  keeper.export(path, { name, methods: { [member]: { gives, call } } });
  await keeper.own(name);
}

/** Somebody asks every second for so long; the last answer has come when this resolves. */
async function seconds(opened: AwayWatch, count: number, perSecond: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    now += 1;
    idle += perSecond;
    const [before, touch] = [asked, opened.read()];
    if (now - touch.asked >= 30) await until(() => asked > before && opened.read() !== touch);
  }
}

it('hears of Mutter when somebody touched the computer last, and asks it no more than every 30 s', async () => {
  await keep('org.gnome.Mutter.IdleMonitor', '/org/gnome/Mutter/IdleMonitor/Core', 'GetIdletime', 't');
  const opened = await open();
  expect(opened.read()).toEqual({ asked: START, last: START });
  await seconds(opened, 61, 1000);
  expect(opened.read()).toEqual({ asked: START + 60, last: START });
  expect(asked).toBe(3);
});

it("reads the milliseconds of KDE's saver, and the seconds of the others once they have grown as seconds do", async () => {
  await keep('org.freedesktop.ScreenSaver', '/ScreenSaver', 'GetSessionIdleTime', 'u');
  const opened = await open();
  await seconds(opened, 30, 1000);
  expect(opened.read()).toEqual({ asked: START + 30, last: START });
  [idle] = [0];
  await seconds(opened, 30, 1);
  await seconds(opened, 30, 1);
  await seconds(opened, 30, 1);
  expect(opened.read()).toEqual({ asked: START + 120, last: START + 30 });
});

it('has nothing to say where nobody tells, and takes being on for a touch when who told is gone', async () => {
  expect(await watchAway(null, () => now * 1000)).toBeNull();
  expect(await watchAway(await busAt(daemon.address), () => now * 1000)).toBeNull();
  await keep('org.gnome.Mutter.IdleMonitor', '/org/gnome/Mutter/IdleMonitor/Core', 'GetIdletime', 't');
  const opened = await open();
  await keeper.close();
  now += 30;
  await until(() => opened.read().last === now);
});
