import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InputCounter, InputCounts, InputState } from '../ports.ts';
import { startDisplay, type TestDisplay } from '../testing/display.ts';
import { until } from '../testing/until.ts';
import { countEvent, countInput } from './input.ts';

const run = promisify(execFile);

let desk: TestDisplay;
let counter: InputCounter;
let heard: InputCounts[] = [];
const states: InputState[] = [];

beforeAll(async () => {
  desk = await startDisplay({ width: 640, height: 480 });
  counter = countInput(desk.address);
  counter.onCounts((counts) => heard.push(counts));
  counter.onState((state) => states.push(state));
  await until(() => counter.state() === 'counting');
});

afterAll(async () => {
  await counter.close();
  await desk.stop();
});

it('counts 200 keys, 20 clicks and 30 scrolls exactly', async () => {
  const keys = ['key', '--delay', '1', ...Array.from({ length: 200 }, () => 'a')];
  const clicks = ['click', '--repeat', '20', '--delay', '1', '1'];
  const scrolls = ['4', '5', '6'].flatMap((wheel) => ['click', '--repeat', '10', '--delay', '1', wheel]);
  expect(await countsOf(keys, 'clicks')).toEqual({ keys: 200, clicks: 0, scrolls: 0 });
  expect(await countsOf(clicks, 'keys')).toEqual({ keys: 0, clicks: 20, scrolls: 0 });
  expect(await countsOf(scrolls, 'keys')).toEqual({ keys: 0, clicks: 0, scrolls: 30 });
});

it('counts a key held down once, however often it repeats', async () => {
  const held = ['keydown', 'a', 'sleep', '1.2', 'keyup', 'a'];
  expect(await countsOf(held, 'clicks')).toEqual({ keys: 1, clicks: 0, scrolls: 0 });
});

it('counts nothing when the pointer only moves', async () => {
  const moves = Array.from({ length: 50 }, () => ['mousemove_relative', '1', '1']).flat();
  expect(await countsOf(moves, 'clicks')).toEqual({ keys: 0, clicks: 0, scrolls: 0 });
});

it('tells nothing until it is drained, and then when each happened', async () => {
  heard = [];
  await run('xdotool', ['key', 'a', 'sleep', '0.6', 'key', 'b', 'sleep', '0.3'], { env: desk.env });
  expect(heard).toEqual([]);
  await until(() => drained(() => heard.length === 2));
  const [first = 0, second = 0] = heard.map(({ agoMs }) => agoMs);
  expect(first - second).toBeGreaterThanOrEqual(590);
  expect(second).toBeGreaterThanOrEqual(290);
});

it('loses none of 2,000 keys that came before it was drained, though the system holds no more than some hundred', async () => {
  const keys = ['key', '--delay', '0', ...Array.from({ length: 2000 }, () => 'a')];
  expect(await countsOf(keys, 'clicks')).toEqual({ keys: 2000, clicks: 0, scrolls: 0 });
});

it('says that it is lost when the X server dies, and counts again when one returns on the same display', async () => {
  states.length = 0;
  await desk.kill();
  await until(() => drained(() => counter.state() === 'lost'));
  desk = await startDisplay({ width: 640, height: 480 }, desk);
  await until(() => counter.state() === 'counting');
  expect(states).toEqual(['lost', 'counting']);
  expect(await countsOf(['key', 'a', 'a', 'a'], 'clicks')).toEqual({ keys: 3, clicks: 0, scrolls: 0 });
});

it('reads no key code: the event of a key may end before the bytes that hold it', () => {
  const counted: unknown[] = [];
  const count = (counts: InputCounts): void => void counted.push(counts);
  const key = rawEvent(13).subarray(0, 16);
  const button = rawEvent(15).subarray(0, 16);
  countEvent(key, count);
  expect(counted).toMatchObject([{ keys: 1, clicks: 0, scrolls: 0 }]);
  expect(() => countEvent(button, count)).toThrow(RangeError);
});

it('has three reads of an event in its source: type, time, and the button number where the type is a button', async () => {
  const source = await readFile(new URL('./input.ts', import.meta.url), 'utf8');
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const uses = code.split('\n').filter((line) => /\braw\b/.test(line));
  expect(uses.map((line) => line.trim())).toEqual([
    "export function countEvent(raw: Buffer, count: Counting['count']): void {",
    'const type = raw.readUInt16LE(8);',
    'const agoMs = agoOf(raw.readUInt32LE(12));',
    'const counted = type === RAW_KEY_PRESS ? KEY : countOfButton(raw.readUInt32LE(16));',
  ]);
  expect(code).not.toMatch(/keycode|keysym|detail|rawData|'event'|console/i);
});

/**
 * What is counted while xdotool does `deed`. Events come in order: once one input of the other kind,
 * sent after it, has been heard, all of the deed has been. That one is left out.
 */
async function countsOf(
  deed: readonly string[],
  after: 'keys' | 'clicks',
): Promise<Omit<InputCounts, 'agoMs'>> {
  heard = [];
  await run('xdotool', deed, { env: desk.env });
  await run('xdotool', after === 'keys' ? ['key', 'b'] : ['click', '2'], { env: desk.env });
  await until(() => drained(() => heard.some((counts) => counts[after] > 0)));
  const total = { keys: 0, clicks: 0, scrolls: 0 };
  for (const counts of heard) for (const kind of KINDS) total[kind] += counts[kind];
  total[after] -= 1;
  return total;
}

function drained(isSo: () => boolean): boolean {
  counter.drain?.();
  return isSo();
}

const KINDS = ['keys', 'clicks', 'scrolls'] as const;

function rawEvent(type: number): Buffer {
  const raw = Buffer.alloc(24);
  raw.writeUInt16LE(type, 8);
  return raw;
}
