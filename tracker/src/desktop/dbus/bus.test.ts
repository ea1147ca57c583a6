import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBus, type TestBus } from '../testing/buses.ts';
import { inheritedEnv } from '../testing/config.ts';
import { dialRaw, rawSignal } from '../testing/raw-bus.ts';
import { until } from '../testing/until.ts';
import { sessionBusAddress, systemBusAddress } from './address.ts';
import { openBus } from './bus.ts';
import {
  type Bus,
  type BusObject,
  type BusState,
  type Exported,
  type ExportedInterface,
  isBusFault,
} from './ports.ts';
import { plain, variant } from './values.ts';

const run = promisify(execFile);
const LAMP = 'test.Lamp';
const lamp: BusObject = { to: LAMP, path: '/lamp', interface: LAMP };

let daemon: TestBus;
let ana: Bus;
let ben: Bus;
let shown: Exported;
let brightness = 3;

const lampInterface: ExportedInterface = {
  name: LAMP,
  properties: {
    Brightness: { signature: 'u', read: () => brightness },
    Colours: { signature: 'a(is)', read: () => [[1, 'red']] },
  },
  methods: {
    Add: { takes: 'ii', gives: 'i', call: (a, b) => Number(a) + Number(b) },
    Fail: {
      call: () => {
        throw new Error('the bulb is gone');
      },
    },
    Sleep: { call: () => new Promise(() => undefined) },
    Echo: { takes: 'a{sv}', gives: 'a{sv}', call: (value) => value },
  },
  signals: { Flickered: 's', Broke: 'us' },
};

beforeAll(async () => {
  daemon = await startBus('session');
  ana = await open();
  ben = await open();
});

afterAll(async () => {
  await Promise.all([ana.close(), ben.close()]);
  await daemon.stop();
});

it('is null, and throws nothing, where there is no bus', async () => {
  expect(await openBus(null)).toBeNull();
  expect(await openBus('unix:path=/nowhere/bus')).toBeNull();
  expect(await openBus('autolaunch:')).toBeNull();
  expect(await openBus('nonsense')).toBeNull();
});

it('finds the addresses in the environment', () => {
  expect(sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a' })).toBe('unix:path=/a');
  expect(sessionBusAddress({ XDG_RUNTIME_DIR: '/nowhere' })).toBeNull();
  expect(sessionBusAddress({})).toBeNull();
  expect(systemBusAddress({})).toBe('unix:path=/run/dbus/system_bus_socket');
});

it('owns a name, and a name has one owner', async () => {
  expect(await ana.own(LAMP)).toBe(true);
  expect(await ana.own(LAMP)).toBe(true);
  expect(await ben.own(LAMP)).toBe(false);
});

// The library exports an object without members unless its class fields are taken away.
it('exports properties and methods that another program finds by GetAll and Introspect', async () => {
  shown = ana.export('/lamp', lampInterface);
  const all = await send(
    LAMP,
    '--print-reply',
    '/lamp',
    'org.freedesktop.DBus.Properties.GetAll',
    `string:${LAMP}`,
  );
  expect(all).toMatch(/string "Brightness"\s+variant\s+uint32 3/);
  expect(all).toMatch(/string "Colours"\s+variant\s+array \[\s+struct {\s+int32 1\s+string "red"/);
  const shape = await send(LAMP, '--print-reply', '/lamp', 'org.freedesktop.DBus.Introspectable.Introspect');
  expect(shape).toMatch(/<method name="Add">[\s\S]*<signal name="Flickered">/);
  expect(await send(LAMP, '--print-reply', '/lamp', `${LAMP}.Add`, 'int32:2', 'int32:40')).toMatch(
    /int32 42$/,
  );
});

it('calls a method; what goes wrong is a value, and tells no path of this computer', async () => {
  expect(await ben.call({ ...lamp, member: 'Add', signature: 'ii', body: [2, 3] })).toEqual([5]);
  expect(await ben.call({ ...lamp, member: 'Fail' })).toEqual({
    code: 'bus-refused',
    error: 'org.freedesktop.DBus.Error.Failed',
    detail: 'the bulb is gone',
  });
  expect(await ben.call({ ...lamp, member: 'NoSuch' })).toMatchObject({ code: 'bus-refused' });
  expect(await ben.call({ ...lamp, to: 'test.Nobody', member: 'Add' })).toMatchObject({
    error: 'org.freedesktop.DBus.Error.ServiceUnknown',
  });
  expect(await ben.call({ ...lamp, member: 'Sleep', timeoutMs: 50 })).toMatchObject({ code: 'bus-timeout' });
  await expect(ben.call({ ...lamp, member: 'Add', signature: 'ii', body: ['two'] })).rejects.toThrow();
});

it('carries variants both ways', async () => {
  const sent = { note: variant('s', 'Überstunden'), bytes: variant('ay', Buffer.from([1, 2])) };
  const answer = await ben.call({ ...lamp, member: 'Echo', signature: 'a{sv}', body: [sent] });
  if (isBusFault(answer)) throw new Error(answer.detail);
  expect(plain(answer[0])).toEqual({ note: 'Überstunden', bytes: Buffer.from([1, 2]) });
});

it('hears a signal of the name it asked for, and of nobody else', async () => {
  const heard: unknown[] = [];
  const match = { sender: LAMP, path: '/lamp', interface: LAMP, member: 'Flickered' };
  const unhear = await ben.onSignal(match, ({ body }) => heard.push(body[0]));
  const stranger = await open();
  stranger.export('/lamp', lampInterface).emit('Flickered', 'broadcast by a stranger');
  // Sent to Ben alone, so that no rule of the bus stops it.
  const sent = ['--type=signal', '/lamp', `${LAMP}.Flickered`, 'string:sent by a stranger'];
  await send(String(ben.uniqueName()), ...sent);
  ana.export('/cellar', lampInterface).emit('Flickered', 'of another lamp');
  shown.emit('Flickered', 'first');
  shown.emit('Flickered', 'second');
  await until(() => heard.length > 1);
  unhear();
  shown.emit('Flickered', 'nobody listens');
  await ben.call({ ...lamp, member: 'Add', signature: 'ii', body: [2, 3] });
  expect(heard).toEqual(['first', 'second']);
  await stranger.close();
});

it('watches a property: as it is, as it changes, and gone with its owner', async () => {
  const seen: unknown[] = [];
  const unwatch = await ben.onProperty(lamp, 'Brightness', (value) => seen.push(value));
  await until(() => seen.at(-1) === 3);
  brightness = 7;
  shown.changed('Brightness');
  await until(() => seen.at(-1) === 7);
  expect(await ben.readProperty(lamp, 'Brightness')).toEqual({ value: 7 });
  expect(await ben.readProperty(lamp, 'Weight')).toMatchObject({ code: 'bus-refused' });
  await ana.close();
  await until(() => seen.at(-1) === null);
  expect(seen).toEqual([3, 7, null]);
  unwatch();
  ana = await open();
  expect(await ana.own(LAMP)).toBe(true);
  shown = ana.export('/lamp', lampInterface);
});

it('outlives a message that the library cannot read: one that names a file which it does not bring', async () => {
  const heard: unknown[] = [];
  await ben.onSignal({ interface: LAMP, member: 'Broke' }, ({ body }) => heard.push(body[0]));
  const stranger = await dialRaw(daemon.address);
  for (const number of [1, 2, 3]) {
    stranger.write(
      Buffer.concat([rawSignal(LAMP, 'Broke', 'h', number), rawSignal(LAMP, 'Broke', 'u', number)]),
    );
  }
  await until(() => heard.length === 3);
  expect(heard).toEqual([1, 2, 3]);
  expect(ben.state()).toBe('connected');
  stranger.destroy();
});

it('says that it is lost when the bus dies, then connects again and is what it was: name, object, ears', async () => {
  const states: BusState[] = [];
  const owners: (string | null)[] = [];
  const heard: unknown[] = [];
  ben.onState((state) => states.push(state));
  await ben.onOwner(LAMP, (owner) => owners.push(owner));
  const match = { sender: LAMP, path: '/lamp', interface: LAMP, member: 'Flickered' };
  await ben.onSignal(match, ({ body }) => heard.push(body[0]));
  const asked = ben.call({ ...lamp, member: 'Sleep', timeoutMs: 60_000 });
  await daemon.kill();
  expect(await asked).toMatchObject({ code: 'bus-lost' });
  await until(() => ben.state() === 'lost' && ana.state() === 'lost');
  shown.emit('Flickered', 'into the void');
  expect(await ben.call({ ...lamp, member: 'Add' })).toMatchObject({ code: 'bus-lost' });
  expect(ben.uniqueName()).toBeNull();
  daemon = await startBus('session', daemon);
  await until(() => owners.at(-1) === ana.uniqueName() && ben.state() === 'connected' && states.length === 2);
  shown.emit('Flickered', 'after');
  await until(() => heard.length > 0);
  expect(heard).toEqual(['after']);
  expect(states).toEqual(['lost', 'connected']);
  expect(owners).toHaveLength(3);
  expect(await ben.call({ ...lamp, member: 'Add', signature: 'ii', body: [2, 3] })).toEqual([5]);
});

it('closes for good: nothing of it keeps a program running, whatever it was still asking', async () => {
  const brief = await open();
  const asked = brief.call({ ...lamp, member: 'Sleep', timeoutMs: 60_000 });
  await brief.close();
  expect(await asked).toMatchObject({ code: 'bus-lost' });
  expect(brief.state()).toBe('lost');
  expect(await brief.call({ ...lamp, member: 'Add' })).toMatchObject({ code: 'bus-lost' });
  const module = JSON.stringify(join(import.meta.dirname, 'bus.ts'));
  const program = `const { openBus } = await import(${module});
    const bus = await openBus(${JSON.stringify(daemon.address)});
    void bus.call({ ...${JSON.stringify(lamp)}, member: 'Sleep', timeoutMs: 60_000 });
    await bus.close();`;
  await run(process.execPath, ['--input-type=module', '-e', program], { timeout: 20_000 });
});

it('closes while it is lost', async () => {
  const brief = await open();
  await daemon.kill();
  await until(() => brief.state() === 'lost');
  await brief.close();
  daemon = await startBus('session', daemon);
  const dialled = await brief.call({ ...lamp, member: 'Add' });
  expect(dialled).toMatchObject({ code: 'bus-lost' });
});

async function open(): Promise<Bus> {
  const bus = await openBus(daemon.address);
  if (bus === null) throw new Error('no bus');
  return bus;
}

/** As another program, of another library, sees the lamp. */
async function send(to: string, ...words: string[]): Promise<string> {
  const call = [`--bus=${daemon.address}`, `--dest=${to}`, ...words];
  return (await run('dbus-send', call, { env: inheritedEnv })).stdout.trim();
}
