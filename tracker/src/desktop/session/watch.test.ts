import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../dbus/ports.ts';
import type { SessionSignal, SessionWatch } from '../ports.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { type TestInhibit, testInhibit } from '../testing/inhibit.ts';
import { busAt, startLogind, startSaver, type TestLogind } from '../testing/logind.ts';
import { until } from '../testing/until.ts';
import { holdInhibitor } from './inhibitor.ts';
import { watchSession } from './watch.ts';

const GNOME = 'org.gnome.ScreenSaver';
const KDE = 'org.freedesktop.ScreenSaver';

let daemon: TestBus;
let bus: Bus;
let inhibit: TestInhibit;
let watch: SessionWatch;
let heard: SessionSignal[] = [];
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  heard = [];
  daemon = await startBus('system');
  bus = await busAt(daemon.address);
  inhibit = await testInhibit();
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await watch.close();
  await bus.close();
  await daemon.stop();
  await inhibit.remove();
});

it('never speaks where there is no bus, and where nobody is on the buses', async () => {
  const deaf = await watchSession({ system: null, session: null, env: {} });
  deaf.onSignal((signal) => void heard.push(signal));
  await deaf.close();
  await listen();
  await bus.call({
    to: 'org.freedesktop.DBus',
    path: '/',
    interface: 'org.freedesktop.DBus',
    member: 'GetId',
  });
  expect(heard).toEqual([]);
});

describe("with a logind of the test's own on a real system bus (the real one cannot be put to sleep here)", () => {
  let logind: TestLogind;

  beforeEach(async () => {
    logind = await startLogind(daemon.address);
    stops.push(() => logind.stop());
    await listen();
  });

  it('tells sleep and waking, each once', async () => {
    logind.prepareForSleep(true);
    logind.prepareForSleep(true);
    logind.prepareForSleep(false);
    logind.prepareForSleep(false);
    logind.prepareForShutdown(true);
    await until(() => heard.includes('ending'));
    expect(heard).toEqual(['sleeping', 'woke', 'ending']);
  });

  it('tells the lock that is asked for and the lock that is shown as one', async () => {
    logind.lock();
    logind.setLockedHint(true);
    await until(() => heard.length > 0);
    logind.setLockedHint(false);
    await until(() => heard.length > 1);
    logind.lock();
    logind.unlock();
    await until(() => heard.length > 3);
    expect(heard).toEqual(['locked', 'unlocked', 'locked', 'unlocked']);
  });

  it('hears logind again when it was restarted, and what was changed meanwhile', async () => {
    await logind.stop();
    logind = await startLogind(daemon.address, true);
    await until(() => heard.includes('locked'));
    await logind.stop();
    await until(() => heard.includes('unlocked'));
  });

  it("passes over another program's signals of sleep", async () => {
    const stranger = await busAt(daemon.address);
    const forged = stranger.export('/org/freedesktop/login1', {
      name: 'org.freedesktop.login1.Manager',
      signals: { PrepareForShutdown: 'b' },
    });
    forged.emit('PrepareForShutdown', true);
    await stranger.close();
    logind.prepareForSleep(true);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['sleeping']);
  });

  it('holds sleep until the journal is written, and holds the next one when it wakes', async () => {
    await until(() => inhibit.log() === 'taken');
    let written = (): void => undefined;
    watch.onSignal((signal) => {
      const isSleeping = signal === 'sleeping';
      return isSleeping ? new Promise<void>((resolve) => (written = resolve)) : undefined;
    });
    logind.prepareForSleep(true);
    await until(() => heard.includes('sleeping'));
    await roundTrip();
    expect(inhibit.log()).toBe('taken');
    written();
    await until(() => inhibit.log() === 'taken released');
    logind.prepareForSleep(false);
    await until(() => inhibit.log() === 'taken released taken');
    logind.prepareForShutdown(true);
    await until(() => inhibit.log() === 'taken released taken released');
    logind.prepareForShutdown(false);
    await until(() => inhibit.log().endsWith('released taken'));
    expect(heard).toEqual(['sleeping', 'woke', 'ending']);
    await watch.close();
    expect(inhibit.log()).toBe('taken released taken released taken released');
  });

  it('holds it no longer than four seconds, though the journal is never written', async () => {
    watch.onSignal(() => new Promise<void>(() => undefined));
    logind.prepareForSleep(true);
    await until(() => inhibit.log() === 'taken released', 10);
  });

  it('forgets a log-out that was called off, and tells the next', async () => {
    for (const isComing of [true, false, true]) logind.prepareForShutdown(isComing);
    await until(() => heard.length > 1);
    expect(heard).toEqual(['ending', 'ending']);
  });
});

describe("with screen savers of the test's own on a real session bus", () => {
  it('tells what two savers say once, and asks one that is there already', async () => {
    const gnome = await startSaver(daemon.address, GNOME, true);
    const kde = await startSaver(daemon.address, KDE);
    stops.push(() => gnome.stop());
    await listen();
    await until(() => heard.length > 0);
    kde.become(true);
    gnome.become(false);
    kde.become(false);
    gnome.become(true);
    await until(() => heard.length > 2);
    expect(heard).toEqual(['locked', 'unlocked', 'locked']);
    await kde.stop();
    expect(heard).toHaveLength(3);
  });

  it('takes the screen as unlocked when the saver that locked it is gone', async () => {
    const saver = await startSaver(daemon.address, GNOME, true);
    await listen();
    await until(() => heard.includes('locked'));
    await saver.stop();
    await until(() => heard.includes('unlocked'));
  });
});

async function listen(): Promise<void> {
  const hold = () => holdInhibitor(inhibit.env, [inhibit.program]);
  watch = await watchSession({ system: bus, session: bus, env: { XDG_SESSION_ID: '2' }, inhibit: hold });
  watch.onSignal((signal) => void heard.push(signal));
}

/** Two answers of the bus later, what was said before has been heard. */
async function roundTrip(): Promise<void> {
  const object = {
    to: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
  };
  for (const member of ['GetId', 'ListNames']) await bus.call({ ...object, member });
}
