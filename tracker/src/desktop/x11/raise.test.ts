import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActiveWindow } from '../ports.ts';
import { endProcess, startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { raiseWindow } from './raise.ts';
import { readActiveWindow } from './window.ts';

let display: TestDisplay;
let active: ActiveWindow;
const opened: ChildProcess[] = [];

beforeAll(async () => {
  display = await startDisplay({ width: 640, height: 480 });
  active = readActiveWindow(display.address);
});

afterAll(async () => {
  await active.close();
  for (const each of opened) await endProcess(each, 'SIGKILL');
  await display.stop();
});

const isActive = (app: string) => until(async () => (await active.read())?.app === app);

async function open(className: string): Promise<void> {
  opened.push(spawn('xterm', ['-class', className], { env: display.env, stdio: 'ignore' }));
  await isActive(className);
}

it('a window behind others comes to the front; what has none is not raised', async () => {
  await open('Stint');
  await open('Editor');
  expect(await raiseWindow(display.address, 'Stint')).toBe(true);
  await isActive('Stint');
  expect(await raiseWindow(display.address, 'Nobody')).toBe(false);
  await isActive('Stint');
});

it('where no display answers nothing is raised', async () => {
  expect(await raiseWindow({ display: ':9999', cookieFile: undefined }, 'Stint')).toBe(false);
});
