import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { readActiveWindow } from '../x11/window.ts';
import { type OpenedWindow, openWindow } from './open.ts';

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

it('says so, with the address, where there is no browser at all', async () => {
  const refused = await openWindow(address, { PATH: '' }, folder);
  expect(refused).toEqual({ code: 'no-browser', sentence: `No browser was found. Open ${address} in one.` });
});

it('opens web addresses only', async () => {
  await expect(openWindow('file:///etc/passwd', desk.env, folder)).rejects.toThrow('not a web address');
});

async function open(env: NodeJS.ProcessEnv): Promise<OpenedWindow> {
  const opened = await openWindow(address, env, join(folder, 'profile'));
  if ('code' in opened) throw new Error(opened.sentence);
  return opened;
}
