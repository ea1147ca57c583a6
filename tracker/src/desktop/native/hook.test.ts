import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputCounter, InputState } from '../ports.ts';
import { startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { readHookLine } from './deltas.ts';
import { countByHook } from './hook.ts';

const run = promisify(execFile);

// The hook of macOS and Windows is the same library on X11: what it counts here it should count there.
describe('the hook in a child, on a real display', () => {
  let desk: TestDisplay;
  let counter: InputCounter;
  let states: InputState[];
  const sum = { keys: 0, clicks: 0, scrolls: 0 };
  beforeEach(async () => {
    desk = await startDisplay({ width: 640, height: 480 });
    Object.assign(sum, { keys: 0, clicks: 0, scrolls: 0 });
    states = [];
    counter = countByHook(desk.env);
    counter.onState((state) => void states.push(state));
    counter.onCounts(({ agoMs, keys, clicks, scrolls }) => {
      expect(agoMs).toBe(0);
      sum.keys += keys;
      sum.clicks += clicks;
      sum.scrolls += scrolls;
    });
    await until(() => counter.state() === 'counting');
  });
  afterEach(async () => {
    await counter.close();
    await desk.stop();
  });
  const xdotool = (...words: string[]) => run('xdotool', words, { env: desk.env });

  it('counts 200 keys, 20 clicks and 30 scrolls exactly, a held key and a drag once, and no pointer move', async () => {
    await xdotool('key', '--delay', '2', ...Array.from({ length: 200 }, () => 'a'));
    await xdotool('click', '--repeat', '20', '--delay', '5', '1');
    await xdotool('click', '--repeat', '30', '--delay', '5', '5');
    await until(() => sum.keys === 200 && sum.clicks === 20 && sum.scrolls === 30);
    await xdotool('keydown', 'b', 'sleep', '1', 'keyup', 'b');
    await xdotool('mousedown', '1', 'mousemove_relative', '40', '40', 'mouseup', '1');
    await xdotool('mousemove_relative', '10', '10', 'key', 'c');
    await until(() => sum.keys >= 202 && sum.clicks >= 21);
    expect(sum).toEqual({ keys: 202, clicks: 21, scrolls: 30 });
  });

  it('is lost when the hook dies, and counts again by itself', async () => {
    const { stdout } = await run('pgrep', ['-P', String(process.pid), '-f', 'hook-child']);
    process.kill(Number(stdout.trim().split('\n').at(-1)), 'SIGKILL');
    await until(() => states.includes('lost'));
    await until(() => counter.state() === 'counting');
    await xdotool('key', 'a');
    await until(() => sum.keys === 1);
  });
});

it('of what the child prints nothing is read but counts', () => {
  expect(readHookLine('{"keys":1,"clicks":0,"scrolls":2}')).toEqual({ keys: 1, clicks: 0, scrolls: 2 });
  expect(readHookLine('{"ready":false}')).toEqual({ ready: false });
  for (const line of [
    '{"keys":1,"clicks":0,"scrolls":0,"keycode":30}',
    '{"keys":-1,"clicks":0,"scrolls":0}',
    '{"keys":99999,"clicks":0,"scrolls":0}',
    '{"keys":1}',
    'hook: no display',
  ])
    expect(readHookLine(line)).toBeNull();
});
