import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeLeftWindow } from './left.ts';

let folder: string;
let browser: ChildProcess;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-left-'));
});
afterEach(async () => {
  browser.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['parted as they were given', (word: string) => [word, '--class=Stint']],
  ['written anew as one line', (word: string) => [`--app=file:///panel.html ${word} --class=Stint`]],
])('ends the browser that was left on the folder: arguments %s', async (_, wordsOf) => {
  await begin(...wordsOf(`--user-data-dir=${folder}`));
  const ended = once(browser, 'exit');
  await closeLeftWindow(folder);
  expect(await ended).toEqual([null, 'SIGTERM']);
});

it('touches no program that only has the number of a browser that is gone', async () => {
  await begin(`--user-data-dir=${folder}-of-another`);
  await closeLeftWindow(folder);
  expect(browser.exitCode ?? browser.signalCode).toBeNull();
});

async function begin(...words: string[]): Promise<void> {
  const forEver = 'setInterval(() => {}, 1000)';
  browser = spawn(process.execPath, ['-e', forEver, '--', ...words], { stdio: 'ignore' });
  await once(browser, 'spawn');
  await symlink(`desk-${browser.pid ?? 0}`, join(folder, 'SingletonLock'));
}
