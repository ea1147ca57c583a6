import { expect, it } from 'vitest';
import { Untouched } from './untouched.ts';

it('a computer is untouched for as long as the contract waits, counted from where the browser can know it', () => {
  const untouched = new Untouched();
  expect(untouched.isOver(10_000, 10)).toBe(false);
  // The browser says so a minute after the last sign of somebody.
  untouched.heard({ present: false, locked: false }, 1060);
  expect(untouched.isOver(1000 + 599, 10)).toBe(false);
  expect(untouched.isOver(1000 + 600, 10)).toBe(true);
  expect(untouched.isOver(1_000_000, null)).toBe(false);
  untouched.heard({ present: true, locked: false }, 1700);
  expect(untouched.isOver(1_000_000, 10)).toBe(false);
});
