import { expect, it } from 'vitest';
import { walkMoney } from '../sequences/run.ts';
import { PLANTED } from './sequences.ts';

it('50 random weeks of money (B2–B5, D1–D5): every place and every state in the house is the plain model’s', async () => {
  const { faults, sequences } = await walkMoney({ sequences: 50, seed: 'short' });
  expect(faults).toEqual([]);
  expect(sequences).toBe(50);
}, 240_000);

it.each([
  'D2: the client’s fee is forgotten in a refund',
  'D1: the very end of the review still takes a dispute',
  'a charge without an answer is asked for with another id',
])(
  'planted, %s: it is found',
  async (name) => {
    const { faults } = await walkMoney({ sequences: 400, seed: 'short', ...PLANTED[name] });
    expect(faults).not.toEqual([]);
  },
  240_000,
);
