import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PauseKey } from '../ports.ts';
import { startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { holdPauseKey } from './pause-key.ts';

const run = promisify(execFile);

let desk: TestDisplay;
let key: PauseKey;
let pressed = 0;

beforeAll(async () => {
  desk = await startDisplay({ width: 640, height: 480 });
  key = holdPauseKey(desk.address);
  key.onPress(() => {
    pressed += 1;
  });
});
beforeEach(() => {
  pressed = 0;
});
afterAll(async () => {
  await key.close();
  await desk.stop();
});

const press = (...words: string[]): Promise<unknown> => run('xdotool', words, { env: desk.env });

/** Whatever was pressed before it has been heard when this one is. */
async function pressAndCount(...words: string[]): Promise<number> {
  await press(...words);
  const before = pressed;
  await press('key', 'ctrl+alt+p');
  await until(() => pressed > before);
  return pressed - 1;
}

it('is off until it is wanted', async () => {
  expect(key.state()).toBe('off');
  await press('key', 'ctrl+alt+p');
  key.hold(true);
  key.hold(true);
  await until(() => key.state() === 'held');
  expect(pressed).toBe(0);
});

it('hears Ctrl+Alt+P wherever the focus is, and no other key', async () => {
  expect(await pressAndCount('key', 'p', 'ctrl+p', 'alt+p', 'ctrl+alt+o', 'ctrl+alt+shift+p')).toBe(0);
  pressed = 0;
  expect(await pressAndCount('key', 'ctrl+alt+p', 'ctrl+alt+p')).toBe(2);
});

it('hears it with NumLock, with CapsLock and with both', async () => {
  for (const locks of [['Num_Lock'], ['Caps_Lock'], ['Num_Lock']]) {
    await press('key', ...locks);
    pressed = 0;
    expect(await pressAndCount('key', 'ctrl+alt+p')).toBe(1);
  }
  await press('key', 'Caps_Lock');
});

it('counts one press, however long the key is held down', async () => {
  expect(
    await pressAndCount(
      'keydown',
      'ctrl',
      'keydown',
      'alt',
      'keydown',
      'p',
      'sleep',
      '1.5',
      'keyup',
      'p',
      'keyup',
      'alt',
      'keyup',
      'ctrl',
    ),
  ).toBe(1);
});

it('one that another program holds is said, and stays theirs', async () => {
  const second = holdPauseKey(desk.address);
  second.hold(true);
  await until(() => second.state() === 'taken');
  expect(key.state()).toBe('held');
  expect(await pressAndCount('key', 'ctrl+alt+p')).toBe(1);
  await second.close();
  expect(second.state()).toBe('off');
});

it('is grabbed anew when the keyboard has a new layout', async () => {
  for (const layout of ['dvorak', 'us']) {
    await run('setxkbmap', [layout], { env: desk.env });
    pressed = 0;
    await until(async () => {
      await press('key', 'ctrl+alt+p');
      return pressed > 0;
    });
  }
});

it('lets go of it when it is not wanted any more, and takes it again when the X server has come back', async () => {
  key.hold(false);
  await until(() => key.state() === 'off');
  const other = holdPauseKey(desk.address);
  other.hold(true);
  await until(() => other.state() === 'held');
  await other.close();
  key.hold(true);
  await until(() => key.state() === 'held');
  await desk.kill();
  await until(() => key.state() === 'lost');
  desk = await startDisplay({ width: 640, height: 480 }, desk);
  await until(() => key.state() === 'held');
  expect(await pressAndCount('key', 'ctrl+alt+p')).toBe(1);
});
