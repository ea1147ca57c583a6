import { expect, test } from 'vitest';
import { restartDelay } from './supervise.ts';

test('a database that dies again and again is started later and later, half a minute apart at most', () => {
  const delays: number[] = [];
  for (let death = 0; death < 12; death++) delays.push(restartDelay(delays.at(-1) ?? 0, 1000));
  expect(delays.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(delays.at(-1)).toBe(30_000);
});

test('a healthy minute clears the slate', () => {
  expect(restartDelay(30_000, 59_999)).toBe(30_000);
  expect(restartDelay(30_000, 60_000)).toBe(100);
});
