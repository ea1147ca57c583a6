import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Vault } from '../vault/vault.ts';
import { type Desktop, detectDesktop, type NoDesktop } from './detect.ts';
import type { Environment } from './environment.ts';
import type { CaptureWish } from './ports.ts';
import { startBus } from './testing/buses.ts';
import { inheritedEnv } from './testing/config.ts';
import { endProcess, startDisplay, type TestDisplay } from './testing/display.ts';
import { busAt, startSaver } from './testing/logind.ts';
import { startPortal } from './testing/portal.ts';
import { until } from './testing/until.ts';

const nowMs = (): number => Date.UTC(2026, 10, 16, 9, 0, 0);

const wish: CaptureWish = {
  contract: 'k1',
  segment: 2_977_722,
  blurred: false,
  masks: { apps: [], regions: [] },
  vault: new Vault(randomBytes(32), 'file'),
  mayKeep: () => Promise.resolve(true),
};

let desk: TestDisplay;

beforeAll(async () => {
  desk = await startDisplay({ width: 640, height: 480 });
});

afterAll(() => desk.stop());

it('finds everything on an X11 desktop, and the parts work', async () => {
  const desktop = await found(desk.env);
  const full = {
    backend: 'x11',
    counts: true,
    idle: true,
    window: true,
    picture: 'each-monitor',
    monitors: 1,
  };
  expect(desktop.capabilities).toEqual(full);
  await until(() => desktop.input?.state() === 'counting');
  expect(await desktop.window?.read()).toBeNull();
  // An empty screen is one plain colour, which is no picture.
  const terminal = spawn('xterm', ['-T', 'invoice.ts'], { env: desk.env, stdio: 'ignore' });
  await until(async () => (await desktop.window?.read())?.title === 'invoice.ts');
  const folder = await mkdtemp(join(tmpdir(), 'stint-detect-'));
  const pictures = await desktop.capture?.capture(folder, wish);
  expect(pictures).toMatchObject([{ monitor: 0, width: 640, height: 480 }]);
  await endProcess(terminal, 'SIGKILL');
  await rm(folder, { recursive: true });
  await desktop.close();
  expect(desktop.input?.state()).toBe('lost');
});

it('claims no counts and no titles on Wayland, though its XWayland display connects happily', async () => {
  for (const sign of [{ XDG_SESSION_TYPE: 'wayland' }, { WAYLAND_DISPLAY: 'wayland-0' }]) {
    const desktop = await found({ ...desk.env, ...sign });
    expect(desktop.capabilities).toMatchObject({
      backend: 'wayland',
      counts: false,
      idle: false,
      window: false,
      picture: 'each-monitor',
    });
    expect(desktop.capabilities.note).toContain('activity is not measured');
    expect([desktop.input, desktop.window]).toEqual([null, null]);
    await desktop.close();
  }
});

it('says before Start whether this Wayland desktop can tell that nobody is there, and asks it then', async () => {
  const bus = await startBus('session');
  const env = { XDG_SESSION_TYPE: 'wayland', DBUS_SESSION_BUS_ADDRESS: bus.address };
  const silent = await found(env);
  expect(silent.capabilities.note).toContain('a session runs until you stop it');
  expect(silent.away).toBeNull();
  await silent.close();
  const mutter = await busAt(bus.address);
  const name = 'org.gnome.Mutter.IdleMonitor';
  const methods = { GetIdletime: { gives: 't', call: () => 61_000n } };
  mutter.export('/org/gnome/Mutter/IdleMonitor/Core', { name, methods });
  await mutter.own(name);
  const told = await found(env);
  const touch = told.away?.read();
  expect(touch && touch.asked - touch.last).toBe(61);
  expect(told.capabilities).toMatchObject({ idle: false, counts: false });
  expect(told.capabilities.note).toContain('the session ends at the last touch');
  await told.close();
  await mutter.close();
  await bus.stop();
});

it('claims no pictures either on a Wayland desktop without XWayland', async () => {
  const desktop = await found({ XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' });
  expect(desktop.capabilities).toMatchObject({ picture: 'none', monitors: 0 });
  expect(desktop.capabilities.note).toContain('Pictures cannot be taken');
  expect(desktop.capture).toBeNull();
});

it("takes the whole desktop by the desktop's portal on Wayland, says how, and asks for leave first", async () => {
  const bus = await startBus('session');
  const portal = await startPortal(bus.address);
  const env = { ...inheritedEnv, WAYLAND_DISPLAY: 'wayland-0', DBUS_SESSION_BUS_ADDRESS: bus.address };
  const desktop = await found(env);
  const { note, ...capabilities } = desktop.capabilities;
  const nothing = { counts: false, idle: false, window: false };
  expect(capabilities).toEqual({ backend: 'wayland', ...nothing, picture: 'whole-desktop', monitors: 1 });
  expect(note).toMatch(
    /activity is not measured.*all monitors as one.*plain file.*removes that file at once/s,
  );
  portal.will('refuse');
  expect(await desktop.askLeave?.()).toMatchObject({ code: 'capture-failed' });
  portal.will('write');
  expect(await desktop.askLeave?.()).toBeNull();
  const folder = await mkdtemp(join(tmpdir(), 'stint-detect-'));
  const pictures = await desktop.capture?.capture(folder, wish);
  expect(pictures).toMatchObject([{ monitor: 0, width: 64, height: 48 }]);
  await rm(folder, { recursive: true });
  // Who has given leave is asked no more.
  portal.will('refuse');
  expect(await desktop.askLeave?.()).toBeNull();
  // A portal that refuses is not gone round: no other picture is taken.
  expect(await desktop.capture?.capture(folder, wish)).toMatchObject({ code: 'capture-failed' });
  expect(readdirSync(portal.folder)).toEqual([]);
  await desktop.close();
  await portal.stop();
  await bus.stop();
});

it('hears the session of a desktop that says something of itself', async () => {
  const bus = await startBus('session');
  const saver = await startSaver(bus.address, 'org.gnome.ScreenSaver', true);
  const desktop = await found({ ...desk.env, DBUS_SESSION_BUS_ADDRESS: bus.address });
  const heard: string[] = [];
  desktop.session?.onSignal((signal) => void heard.push(signal));
  await until(() => heard.length > 0);
  expect(heard).toEqual(['locked']);
  await desktop.close();
  await saver.stop();
  await bus.stop();
});

it('refuses where no display is named, and where the one that is named does not answer', async () => {
  expect(await refused({})).toEqual({
    code: 'no-display',
    sentence: 'There is no desktop to track here. Neither DISPLAY nor WAYLAND_DISPLAY is set.',
  });
  expect((await refused({ DISPLAY: ':9999' })).sentence).toContain('The display :9999 does not answer.');
  expect((await refused({ DISPLAY: 'nonsense' })).sentence).toContain('nonsense does not answer');
});

it('refuses where the display does not accept the cookie', async () => {
  expect((await refused({ ...desk.env, XAUTHORITY: '/dev/null' })).code).toBe('no-display');
});

async function found(env: Environment): Promise<Desktop> {
  const desktop = await detectDesktop(env, nowMs);
  if ('code' in desktop) throw new Error(desktop.sentence);
  return desktop;
}

async function refused(env: Environment): Promise<NoDesktop> {
  const desktop = await detectDesktop(env, nowMs);
  if (!('code' in desktop)) throw new Error('a desktop was found');
  return desktop;
}
