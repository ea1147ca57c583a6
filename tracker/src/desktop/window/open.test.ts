import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { readActiveWindow } from '../x11/window.ts';
import { closeLeftWindow } from './left.ts';
import { type OpenedWindow, openWindow, WINDOW_CLASS } from './open.ts';
import { keepPlace } from './place.ts';

let desk: TestDisplay;
let page: Server;
let address: string;
let folder: string;

beforeAll(async () => {
  desk = await startDisplay({ width: 1024, height: 768 });
  folder = await mkdtemp(join(tmpdir(), 'stint-open-'));
  page = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Stint · Ana</title>');
  });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(page.address() as AddressInfo).port}/#token`;
});

afterAll(async () => {
  page.closeAllConnections();
  page.close();
  await desk.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('opens a page in a window of its own, and closes it', async () => {
  const opened = await open(desk.env);
  expect(opened.kind).toBe('app');
  const active = readActiveWindow(desk.address);
  await until(async () => (await active.read())?.title === 'Stint · Ana', 40);
  expect((await active.read())?.app).toBe('Stint');
  await opened.close();
  await until(async () => (await active.read()) === null);
  await opened.close();
  await active.close();
});

it('opens the default browser where there is none that has app windows, and its arguments tell no address', async () => {
  const bin = join(folder, 'bin');
  const asked = join(folder, 'asked');
  await mkdir(bin);
  await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\nprintf %s "$*" > '${asked}'\n`);
  await chmod(join(bin, 'xdg-open'), 0o755);
  const opened = await open({ PATH: bin });
  expect(opened.kind).toBe('browser');
  const page = await until(() => readFile(asked, 'utf8').catch(() => null));
  expect(page).not.toContain(address);
  expect(await readFile(new URL(page), 'utf8')).toContain(JSON.stringify(address));
  expect((await stat(new URL(page))).mode & 0o777).toBe(0o600);
  await opened.close();
});

it('opens again where it was left, and as large', async () => {
  await keepPlace(join(folder, 'profile'), { x: 300, y: 120, width: 500, height: 560 });
  const opened = await open(desk.env);
  const place = await until(async () => {
    const ask = (...words: string[]): Promise<string> =>
      run('xdotool', words, { env: desk.env }).then(
        ({ stdout }) => stdout.trim(),
        () => '',
      );
    const [window] = (await ask('search', '--onlyvisible', '--class', WINDOW_CLASS)).split('\n');
    return window ? ask('getwindowgeometry', window) : null;
  }, 40);
  expect(place).toContain('500x560');
  expect(place).toMatch(/Position: 30\d,1[2-6]\d/);
  await opened.close();
});

it('one that a killed tracker left is closed, and nothing else is', async () => {
  const left = await open(desk.env);
  const active = readActiveWindow(desk.address);
  await until(async () => (await active.read())?.title === 'Stint · Ana', 40);
  await closeLeftWindow(join(folder, 'another'));
  expect((await active.read())?.title).toBe('Stint · Ana');
  await closeLeftWindow(join(folder, 'profile'));
  await until(async () => (await active.read()) === null);
  await closeLeftWindow(join(folder, 'profile'));
  await left.close();
  await active.close();
});

/** A home with these programs on its PATH; each writes down how it was called. */
async function homeWith(
  programs: Readonly<Record<string, string>>,
): Promise<{ env: Record<string, string>; called: string }> {
  const home = await mkdtemp(join(folder, 'home-'));
  const called = join(home, 'called');
  for (const [path, script] of Object.entries(programs)) {
    const program = join(home, path);
    await mkdir(dirname(program), { recursive: true });
    await writeFile(
      program,
      `#!/bin/sh\n${script.replace('CALLED', `printf '%s ' "$0" "$@" > '${called}'`)}\n`,
    );
    await chmod(program, 0o755);
  }
  return { env: { HOME: home, PATH: join(home, 'bin') }, called };
}

it.each([
  ['brave-browser', 'bin/brave-browser', 'CALLED', /--user-data-dir=(?!.*(snap|\.var))/],
  [
    'a snap',
    'bin/chromium',
    'CALLED # exec /snap/bin/chromium "$@"',
    /--user-data-dir=\S*\/snap\/chromium\/common\/stint /,
  ],
  [
    'a Flatpak',
    '.local/share/flatpak/exports/bin/com.google.Chrome',
    'CALLED',
    /--user-data-dir=\S*\/\.var\/app\/com\.google\.Chrome\/data\/stint /,
  ],
])('%s is given a profile, and a page, that it may read', async (_, path, script, profile) => {
  const { env, called } = await homeWith({ [path]: script });
  const opened = await open(env);
  expect(opened.kind).toBe('app');
  const words = await until(() => readFile(called, 'utf8').catch(() => null));
  expect(words).toMatch(profile);
  const [, page = '', data = ''] = /--app=(\S+) --user-data-dir=(\S+)/.exec(words) ?? [];
  expect(new URL(page).pathname.startsWith(data)).toBe(true);
  expect(await readFile(new URL(page), 'utf8')).toContain(JSON.stringify(address));
  await opened.close();
});

it('gives a default browser that is a snap its page in a folder that a snap may read', async () => {
  const { env, called } = await homeWith({
    'bin/xdg-open': 'CALLED',
    'bin/xdg-settings': 'echo firefox_firefox.desktop',
    'snap/firefox/common/mark': '',
  });
  const opened = await open(env);
  expect(opened.kind).toBe('browser');
  expect(await until(() => readFile(called, 'utf8').catch(() => null))).toContain(
    '/snap/firefox/common/stint/panel.html',
  );
});

it('says so, with the address, where there is no browser at all', async () => {
  const refused = await openWindow(address, { PATH: '' }, folder);
  expect(refused).toEqual({ code: 'no-browser', sentence: `No browser was found. Open ${address} in one.` });
});

it('opens web addresses only', async () => {
  await expect(openWindow('file:///etc/passwd', desk.env, folder)).rejects.toThrow('not a web address');
});

const run = promisify(execFile);

async function open(env: NodeJS.ProcessEnv): Promise<OpenedWindow> {
  const opened = await openWindow(address, env, join(folder, 'profile'));
  if ('code' in opened) throw new Error(opened.sentence);
  return opened;
}
