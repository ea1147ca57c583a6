import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../dbus/ports.ts';
import type { SessionSignal, SessionWatch } from '../ports.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { inheritedEnv } from '../testing/config.ts';
import { busAt, startLogind, startSaver, type TestLogind } from '../testing/logind.ts';
import { until } from '../testing/until.ts';
import { holdInhibitor } from './inhibitor.ts';
import { watchSession } from './watch.ts';

const GNOME = 'org.gnome.ScreenSaver';
const KDE = 'org.freedesktop.ScreenSaver';

let daemon: TestBus;
let bus: Bus;
let folder: string;
let watch: SessionWatch;
let heard: SessionSignal[] = [];
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  heard = [];
  daemon = await startBus('system');
  bus = await busAt(daemon.address);
  folder = await mkdtemp(join(tmpdir(), 'stint-session-'));
  await writeFile(join(folder, 'inhibit'), INHIBIT, { mode: 0o700 });
  await writeFile(join(folder, 'log'), '');
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await watch.close();
  await bus.close();
  await daemon.stop();
  await rm(folder, { recursive: true });
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
    await until(() => inhibitors() === 'taken');
    let written = (): void => undefined;
    watch.onSignal((signal) => {
      const isSleeping = signal === 'sleeping';
      return isSleeping ? new Promise<void>((resolve) => (written = resolve)) : undefined;
    });
    logind.prepareForSleep(true);
    await until(() => heard.includes('sleeping'));
    await roundTrip();
    expect(inhibitors()).toBe('taken');
    written();
    await until(() => inhibitors() === 'taken released');
    logind.prepareForSleep(false);
    await until(() => inhibitors() === 'taken released taken');
    logind.prepareForShutdown(true);
    await until(() => inhibitors() === 'taken released taken released');
    logind.prepareForShutdown(false);
    await until(() => inhibitors().endsWith('released taken'));
    expect(heard).toEqual(['sleeping', 'woke', 'ending']);
    await watch.close();
    expect(inhibitors()).toBe('taken released taken released taken released');
  });

  it('holds it no longer than four seconds, though the journal is never written', async () => {
    watch.onSignal(() => new Promise<void>(() => undefined));
    logind.prepareForSleep(true);
    await until(() => inhibitors() === 'taken released', 10);
  });

  it('forgets a log-out that was called off, and tells the next', async () => {
    for (const isComing of [true, false, true]) logind.prepareForShutdown(isComing);
    await until(() => heard.length > 1);
    expect(heard).toEqual(['ending', 'ending']);
  });
});

describe("with screen savers and a session keeper of the test's own on a real session bus", () => {
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

  it.each([
    ['org.gnome.SessionManager', 'org.gnome.SessionManager', 'org.gnome.SessionManager.ClientPrivate'],
    ['org.xfce.SessionManager', 'org.xfce.Session.Manager', 'org.xfce.Session.Client'],
  ])(
    'registers with %s, and answers it when all is written',
    async (name, keeperInterface, clientInterface) => {
      const keeper = await busAt(daemon.address);
      stops.push(() => keeper.close());
      const registered: unknown[] = [];
      const answers: unknown[] = [];
      keeper.export(`/${name.replaceAll('.', '/')}`, {
        name: keeperInterface,
        methods: {
          RegisterClient: {
            takes: 'ss',
            gives: 'o',
            call: (...words) => {
              registered.push(words);
              return '/client/7';
            },
          },
        },
      });
      const client = keeper.export('/client/7', {
        name: clientInterface,
        methods: { EndSessionResponse: { takes: 'bs', call: (...words) => void answers.push(words) } },
        signals: { QueryEndSession: 'u', EndSession: 'u', CancelEndSession: '', Stop: '' },
      });
      await keeper.own(name);
      let written = (): void => undefined;
      await listen(() => new Promise<void>((resolve) => (written = resolve)));
      await until(() => registered.length > 0);
      await roundTrip();
      client.emit('QueryEndSession', 0);
      await until(() => answers.length === 1);
      expect(heard).toEqual([]);
      client.emit('EndSession', 0);
      await until(() => heard.length > 0);
      await roundTrip();
      expect(answers).toHaveLength(1);
      written();
      await until(() => answers.length === 2);
      expect(registered).toEqual([['stint', 'autostart-7']]);
      expect(answers).toEqual([
        [true, ''],
        [true, ''],
      ]);
      expect(heard).toEqual(['ending']);
    },
  );
});

it('lets go of the inhibitor when the tracker is killed, and has none where no program gives one', async () => {
  await listen();
  const hold = `import { holdInhibitor } from ${JSON.stringify(join(import.meta.dirname, 'inhibitor.ts'))};
    await holdInhibitor({ ...process.env }, [${JSON.stringify(join(folder, 'inhibit'))}]);`;
  const tracker = spawn(process.execPath, ['--input-type=module', '-e', hold], {
    env: env(),
    stdio: 'ignore',
  });
  await until(() => inhibitors() === 'taken');
  tracker.kill('SIGKILL');
  await once(tracker, 'exit');
  await until(() => inhibitors() === 'taken released');
  expect(await holdInhibitor(env(), [join(folder, 'missing'), 'false'])).toBeNull();
});

async function listen(and: () => Promise<void> | undefined = () => undefined): Promise<void> {
  const inhibit = () => holdInhibitor(env(), [join(folder, 'missing'), join(folder, 'inhibit')]);
  watch = await watchSession({ system: bus, session: bus, env: env(), inhibit });
  watch.onSignal((signal) => {
    heard.push(signal);
    return and();
  });
}

function env() {
  return {
    ...inheritedEnv,
    LOG: join(folder, 'log'),
    XDG_SESSION_ID: '2',
    DESKTOP_AUTOSTART_ID: 'autostart-7',
  };
}

/** In place of systemd-inhibit: runs what it is given, and says when it began and ended. */
const INHIBIT = `#!/bin/sh
while [ "$1" != sh ]; do shift; done
printf 'taken ' >> "$LOG"
"$@"
printf 'released ' >> "$LOG"
`;

function inhibitors(): string {
  return readFileSync(join(folder, 'log'), 'utf8').trim();
}

/** What was sent before it has arrived. */
async function roundTrip(): Promise<void> {
  for (const member of ['GetId', 'ListNames']) {
    const object = {
      to: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
    };
    await bus.call({ ...object, member });
  }
}
