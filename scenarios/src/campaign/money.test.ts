import { expect, it } from 'vitest';
import { ARITHMETIC } from '../money/arithmetic.ts';
import { reckon } from '../money/cases.ts';
import { WRONG } from '../money/wrong.ts';

it('30,000 money cases (B4, D1–D5): the house reckons as one does plainly, with exact fractions', () => {
  expect(reckon({ cases: 30_000, seed: 'short' }).found).toBeNull();
}, 60_000);

it.each(Object.entries(WRONG))(
  'a house in which %s is found',
  (_, wrong) => {
    expect(reckon({ cases: 30_000, seed: 'short', house: { ...ARITHMETIC, ...wrong } }).found).not.toBeNull();
  },
  60_000,
);
