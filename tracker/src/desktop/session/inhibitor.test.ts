import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestInhibit, testInhibit } from '../testing/inhibit.ts';
import { until } from '../testing/until.ts';
import { holdInhibitor } from './inhibitor.ts';

let inhibit: TestInhibit;

beforeEach(async () => {
  inhibit = await testInhibit();
});

afterEach(() => inhibit.remove());

it('holds the computer until it is let go, by the first program that is there', async () => {
  const held = await holdInhibitor(inhibit.env, ['/nowhere/inhibit', inhibit.program]);
  expect(inhibit.log()).toBe('taken');
  await held?.release();
  expect(inhibit.log()).toBe('taken released');
  await held?.release();
});

it('has none where no program gives one', async () => {
  expect(await holdInhibitor(inhibit.env, ['/nowhere/inhibit', 'false'])).toBeNull();
});

it('lets the computer go when the tracker is killed', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'inhibitor.ts'));
  const program = JSON.stringify(inhibit.program);
  const hold = `import { holdInhibitor } from ${module}; await holdInhibitor({ ...process.env }, [${program}]);`;
  const words = ['--input-type=module', '-e', hold];
  const tracker = spawn(process.execPath, words, { env: inhibit.env, stdio: 'ignore' });
  await until(() => inhibit.log() === 'taken');
  tracker.kill('SIGKILL');
  await once(tracker, 'exit');
  await until(() => inhibit.log() === 'taken released');
});
