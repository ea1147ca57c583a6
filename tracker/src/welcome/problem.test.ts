import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { until } from '../desktop/testing/until.ts';
import { showProblem } from './problem.ts';

it('tells in a window why the tracker could not begin, as text', async () => {
  const home = await mkdtemp(join(tmpdir(), 'stint-problem-'));
  const bin = join(home, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > '${home}/asked'\n`);
  await chmod(join(bin, 'xdg-open'), 0o755);
  const shown = showProblem('The <b>keyring</b> is shut.', { PATH: bin, HOME: home }, join(home, 'stint'));
  const page = await until(() => readFile(join(home, 'asked'), 'utf8').catch(() => null));
  const address = /http:\/\/127[^"]+/.exec(await readFile(new URL(page), 'utf8'))?.[0] ?? '';
  expect((await fetch(`${address}other`)).status).toBe(404);
  const text = await (await fetch(address)).text();
  expect(text).toContain('The &lt;b&gt;keyring&lt;/b&gt; is shut.');
  await shown;
  expect(await fetch(address).catch(() => 'closed')).toBe('closed');
  await rm(home, { recursive: true });
});

it('waits for nobody where there is no browser', async () => {
  const home = await mkdtemp(join(tmpdir(), 'stint-problem-'));
  await showProblem('No.', { PATH: '', HOME: home }, home);
  await rm(home, { recursive: true });
});
