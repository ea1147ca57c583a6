import { expect, it } from 'vitest';
import { DEVICE, K1, NINE } from '../testing/drafts.ts';
import { claim } from './aways.ts';

const away = {
  contract: K1,
  memo: '',
  from: NINE + 30,
  to: NINE + 1300,
  offer: { from: NINE + 600, to: NINE + 1200 },
};

it('M5: an answer that is lost leaves the offer, and claimed again it is the same manual time', async () => {
  const bodies: unknown[] = [];
  const client = {
    house: '',
    fetch: async (_: unknown, init?: RequestInit) => {
      bodies.push(JSON.parse(init?.body as string));
      expect(init?.signal).toBeInstanceOf(AbortSignal); // it does not wait for ever
      throw new TypeError('the answer was lost');
    },
  };
  expect(await claim(client, DEVICE, away, 'Calls')).toBe('house-unreachable');
  expect(await claim(client, DEVICE, away, 'Calls')).toBe('house-unreachable');
  expect(JSON.stringify(bodies[0])).toMatch(/"id":"[0-9a-f-]{36}",.*"memo":"Calls"/);
  expect(bodies[1]).toEqual(bodies[0]);
});
