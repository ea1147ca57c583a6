import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bus } from '../dbus/ports.ts';
import type { Keyring } from '../ports.ts';
import { startBus, type TestBus } from '../testing/buses.ts';
import { inheritedEnv } from '../testing/config.ts';
import { startGnomeKeyring } from '../testing/gnome-keyring.ts';
import { busAt } from '../testing/logind.ts';
import { openKeyring } from './keyring.ts';
import { openSecrets } from './secrets.ts';
import { openTransfer, SERVICE } from './transfer.ts';

const run = promisify(execFile);

let daemon: TestBus;
let bus: Bus;
let gnome: { stop(): Promise<void> };
let keyring: Keyring;

beforeAll(async () => {
  daemon = await startBus('session');
  gnome = await startGnomeKeyring(daemon.address);
  bus = await busAt(daemon.address);
  const opened = await openKeyring({ platform: 'linux', bus });
  if (opened === null) throw new Error('no keyring');
  keyring = opened;
});

afterAll(async () => {
  await keyring.close();
  await bus.close();
  await gnome.stop();
  await daemon.stop();
});

it('keeps any bytes under a name, the last written, until they are forgotten', async () => {
  const key = randomBytes(32);
  expect(await keyring.read('spool-key')).toBeNull();
  expect(await keyring.write('spool-key', randomBytes(32))).toBeNull();
  expect(await keyring.write('spool-key', key)).toBeNull();
  expect(await keyring.write('token', Buffer.from('Überstunden'))).toBeNull();
  expect(await keyring.read('spool-key')).toEqual(key);
  expect(await keyring.read('token')).toEqual(Buffer.from('Überstunden'));
  expect(await keyring.forget('token')).toBeNull();
  expect(await keyring.forget('token')).toBeNull();
  expect(await keyring.read('token')).toBeNull();
  expect(await keyring.read('spool-key')).toEqual(key);
});

it('is found by another program, under a name that says whose it is', async () => {
  await keyring.write('spool-key', Buffer.from('seen by secret-tool'));
  const env = { ...inheritedEnv, DBUS_SESSION_BUS_ADDRESS: daemon.address };
  const words = ['lookup', 'application', 'stint', 'name', 'spool-key'];
  expect((await run('secret-tool', words, { env })).stdout).toBe('seen by secret-tool');
});

it('crosses the bus encrypted', async () => {
  const transfer = await openTransfer(bus);
  const [, start, value] = transfer?.seal(Buffer.from('in the clear')) ?? [];
  expect(start).toHaveLength(16);
  expect(value?.includes('clear')).toBe(false);
});

it('counts as absent where nobody opens it, and says that it was locked meanwhile', async () => {
  const locked = { ...SERVICE, member: 'ReadAlias', signature: 's', body: ['default'] };
  const [collection] = (await bus.call(locked)) as unknown[];
  await keyring.write('spool-key', randomBytes(32));
  await bus.call({ ...SERVICE, member: 'Lock', signature: 'ao', body: [[collection]] });
  expect(await keyring.read('spool-key')).toMatchObject({ code: 'keyring-locked' });
  expect(await keyring.write('spool-key', randomBytes(32))).toMatchObject({ code: 'keyring-locked' });
  expect(await keyring.forget('spool-key')).toMatchObject({ code: 'keyring-locked' });
  expect(await openSecrets(bus, 300)).toBeNull();
});

it('is absent where there is no bus, or no keyring on it', async () => {
  expect(await openKeyring({ platform: 'linux', bus: null })).toBeNull();
  const empty = await startBus('session');
  const alone = await busAt(empty.address);
  expect(await openKeyring({ platform: 'linux', bus: alone })).toBeNull();
  await alone.close();
  await empty.stop();
});
