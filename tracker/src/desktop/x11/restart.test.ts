import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { InputState } from '../ports.ts';
import { startDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { countInput } from './input.ts';
import { readActiveWindow } from './window.ts';

const run = promisify(execFile);
const SIZE = { width: 320, height: 240 };

// As when the X server crashes, or ends with the session and the next log-in begins one on the same display.
it('counts on through three deaths of the X server in mid-typing: lost, then counting, and nothing throws', async () => {
  let desk = await startDisplay(SIZE);
  const counter = countInput(desk.address);
  const window = readActiveWindow(desk.address);
  const states: InputState[] = [];
  let keys = 0;
  const drained = (isSo: () => boolean): boolean => {
    counter.drain?.();
    return isSo();
  };
  counter.onState((state) => states.push(state));
  counter.onCounts((counts) => {
    keys += counts.keys;
  });
  for (const death of [1, 2, 3]) {
    await until(() => counter.state() === 'counting');
    const typed = ['key', '--delay', '2', ...Array.from({ length: 500 }, () => 'a')];
    const typing = run('xdotool', typed, { env: desk.env }).catch(() => null);
    await until(() => drained(() => keys > 0));
    await desk.kill();
    await typing;
    await until(() => drained(() => counter.state() === 'lost'));
    expect(await window.read()).toBeNull();
    desk = await startDisplay(SIZE, desk);
    await until(() => counter.state() === 'counting');
    expect(states).toHaveLength(2 * death + 1);
    keys = 0;
  }
  await run('xdotool', ['key', 'a', 'b', 'c'], { env: desk.env });
  await until(() => drained(() => keys === 3));
  expect(states).toEqual(['counting', 'lost', 'counting', 'lost', 'counting', 'lost', 'counting']);
  await counter.close();
  await window.close();
  await desk.stop();
});
