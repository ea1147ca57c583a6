import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bus } from '../dbus/ports.ts';
import type { SessionSignal, SessionWatch } from '../ports.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { busAt } from '../testing/logind.ts';
import { until } from '../testing/until.ts';
import { watchSession } from './watch.ts';

let daemon: TestBus;
let bus: Bus;
let keeper: Bus;
let watch: SessionWatch;

beforeEach(async () => {
  daemon = await startBus('session');
  bus = await busAt(daemon.address);
  keeper = await busAt(daemon.address);
});

afterEach(async () => {
  await watch.close();
  await Promise.all([bus.close(), keeper.close()]);
  await daemon.stop();
});

// A keeper of the test's own, under the names of the real ones, which want a whole desktop.
it.each([
  ['org.gnome.SessionManager', 'org.gnome.SessionManager', 'org.gnome.SessionManager.ClientPrivate'],
  ['org.xfce.SessionManager', 'org.xfce.Session.Manager', 'org.xfce.Session.Client'],
])(
  'registers with %s, and answers it when all is written',
  async (name, keeperInterface, clientInterface) => {
    const heard: SessionSignal[] = [];
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
    watch = await watchSession({ system: null, session: bus, env: { DESKTOP_AUTOSTART_ID: 'autostart-7' } });
    watch.onSignal((signal) => {
      heard.push(signal);
      return new Promise<void>((resolve) => (written = resolve));
    });
    await until(() => registered.length > 0);
    client.emit('QueryEndSession', 0);
    await until(() => answers.length === 1);
    expect(heard).toEqual([]);
    client.emit('EndSession', 0);
    await until(() => heard.length > 0);
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
