import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { changeStanding } from './change-standing.ts';
import { createContract } from './create-contract.ts';
import { listContracts } from './list-contracts.ts';
import { setRate } from './set-rate.ts';

let house: TestHouse;
let people: TestPeople;
beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

type Wanted = Parameters<typeof createContract>[2];
const create = (more: Partial<Wanted>, terms: Partial<Wanted['terms']> = {}) =>
  createContract(house, people.olu, {
    title: 'Web shop',
    freelancer: people.ana.person,
    organisation: people.acme,
    starts: '2026-11-02T00:00:00Z',
    ...more,
    terms: { pay: 'segment', currency: 'USD', rate: '45.00', ...terms },
  });

describe("a contract with the caller's id", () => {
  const id = '0e3a5c9e-6f0b-4c53-9b39-0a0000000001';

  it('is one contract, though it is asked for sixteen times at once', async () => {
    const all = await Promise.all(Array.from({ length: 16 }, () => create({ id })));
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(all[0]).toMatchObject({ id, terms: { rate: '45.00' } });
    expect(await create({ id: id.toUpperCase() }, { rate: '45', idleMinutes: 10 })).toEqual(all[0]);
    expect(await listContracts(house, people.olu)).toHaveLength(1);
    const deeds = await house.db.selectFrom('audit').select('deed').where('object', '=', id).execute();
    expect(deeds).toEqual([{ deed: 'contract-created' }]);
  });

  it('is the same one when its terms have changed since', async () => {
    const raised = await setRate(house, people.ben, { contract: id, rate: '50.00' });
    expect(isRefusal(raised)).toBe(false);
    await changeStanding(house, people.ben, { contract: id, what: 'paused' });
    expect(await create({ id })).toMatchObject({ id, standing: 'contract-paused', terms: { rate: '50.00' } });
  });

  it.each([
    [{ title: 'Bread site' }, {}],
    [{ starts: '2026-11-03T00:00:00Z' }, {}],
    [{}, { rate: '50.00' }],
    [{}, { weeklyLimitMinutes: 0 }],
    [{}, { clientFeePercent: '5' }],
  ])('is refused for another one: %j %j', async (more, terms) => {
    expect(await create({ id, ...more }, terms)).toEqual({ refused: 'id-taken', field: 'id' });
    expect(await listContracts(house, people.olu)).toHaveLength(1);
  });
});
