import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople } from '../testing/people.ts';
import { createTestContract } from '../testing/tracking.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let k1: string;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
  k1 = await createTestContract(house, people, { manualTime: true });
});
afterAll(async () => {
  await office.close();
  await house.close();
});

describe('what no database can hold', () => {
  it.each(['Header\0colours', 'Header\ud800'])('is refused as a memo and as a name: %j', async (text) => {
    const { token } = people.ana;
    const time = { from: '2026-11-18T09:00:00Z', to: '2026-11-18T09:10:00Z' };
    const written = { token, body: { ...time, memo: text } };
    expect((await office.ask(`POST /contracts/${k1}/manual-time`, written)).json).toMatchObject({
      code: 'bad-request',
      field: 'memo',
    });
    const person = { name: text, email: 'eve@example.test', password: 'long enough', role: 'client' };
    const made = await office.ask('POST /people', { token: people.olu.token, body: person });
    expect(made.json).toMatchObject({ code: 'bad-request', field: 'name' });
    const body = { email: `${text}@example.test`, password: 'long enough' };
    expect((await office.ask('POST /session', { body })).status).toBe(400);
  });

  it.each([LIMITS.segment + 1, 2 ** 31, Number.MAX_SAFE_INTEGER])(
    'is refused as a segment: %d',
    async (segment) => {
      const { token } = people.ana;
      const at = `/contracts/${k1}/segments/${segment}`;
      expect((await office.ask(`DELETE ${at}`, { token })).status).toBe(400);
      const memo = await office.ask(`PUT ${at}/memo`, { token, body: { memo: 'x' } });
      expect(memo.json).toMatchObject({ code: 'bad-request', field: 'segment' });
      expect((await office.ask(`GET ${at}/pictures/0/picture`, { token })).status).toBe(400);
    },
  );

  it('is not the last segment of the year 9999, which is over long after today', async () => {
    const { token } = people.ana;
    const answer = await office.ask(`DELETE /contracts/${k1}/segments/${LIMITS.segment}`, { token });
    expect([answer.status, answer.code]).toEqual([409, 'segment-running']);
  });
});
