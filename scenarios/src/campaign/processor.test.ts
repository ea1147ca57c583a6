import { expect, it } from 'vitest';
import { troubleTheProcessor } from '../processor/run.ts';
import { WRONG } from './processor.ts';

it('12 weeks over a processor that loses, doubles, declines and forges: nothing is moved twice, and the sums are one', async () => {
  const { differences, charges } = await troubleTheProcessor({ seeds: 12, seed: 'short' });
  expect(differences).toEqual([]);
  expect(charges).toBe(12);
}, 240_000);

it.each(Object.entries(WRONG))(
  'a house that %s is caught',
  async (_habit, wrong) => {
    const { differences } = await troubleTheProcessor({ seeds: 12, seed: 'short', wrong });
    expect(differences).not.toEqual([]);
  },
  240_000,
);
