import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Autostart, autostartEntry, autostartOn, launcherOf } from './autostart.ts';

let home: string;
let systemEntry: string;
let autostart: Autostart;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stint-autostart-'));
  systemEntry = join(home, 'system.desktop');
  const config = join(home, '.config');
  autostart = autostartOn('linux', { config, home, program: 'stint-tracker', systemEntry });
});
afterEach(() => rm(home, { recursive: true }));

const own = (): string => join(home, '.config/autostart/stint-tracker.desktop');

it('begins with the session by the system’s entry, until its user says no; yes again leaves nothing behind', async () => {
  expect(await autostart.isOn()).toBe(false);
  await writeFile(systemEntry, autostartEntry('stint-tracker', true));
  expect(await autostart.isOn()).toBe(true);
  await autostart.set(false);
  expect(await autostart.isOn()).toBe(false);
  expect(await readFile(own(), 'utf8')).toContain('Hidden=true');
  await autostart.set(true);
  expect(await autostart.isOn()).toBe(true);
  expect(await readdir(join(home, '.config/autostart'))).toEqual([]);
});

it('without one, by an entry of the user’s own, which a desktop’s settings may switch off too', async () => {
  await autostart.set(true);
  expect(await autostart.isOn()).toBe(true);
  await writeFile(own(), autostartEntry('x', true).replace('enabled=true', 'enabled=false'));
  expect(await autostart.isOn()).toBe(false);
  await autostart.forget();
  expect(await readdir(join(home, '.config/autostart'))).toEqual([]);
});

it('starts whichever version is the current one, and quotes a path as desktops read it', () => {
  expect(launcherOf('deb', 'linux', '/usr/lib/stint-tracker')).toBe('stint-tracker');
  const lib = '/home/ana/.local/lib/stint-tracker';
  expect(launcherOf('home', 'linux', `${lib}/0.1.0`)).toBe(`${lib}/current/bin/stint-tracker`);
  expect(launcherOf('folder', 'win32', 'C:\\Stint')).toBe(
    '"C:\\Stint\\bin\\node.exe" --use-system-ca --max-semi-space-size=1 --no-opt --no-maglev "C:\\Stint\\app\\main.mjs"',
  );
  expect(autostartEntry('/home/ana b/100%/x', true)).toContain('Exec="/home/ana b/100%%/x" background');
});
