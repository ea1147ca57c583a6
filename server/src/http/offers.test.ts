import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { FIXED, HOURLY } from '../testing/offers.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople } from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse({ fees: { freelancer: 10_000_000n, client: 2_500_000n } });
  office = await testOffice(house);
  people = await createPeople(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const ask = (line: string, who: { token: string }, body?: unknown) =>
  office.ask(line, { token: who.token, ...(body === undefined ? {} : { body }) });
const offered = (terms: object) => ({
  organisation: people.acme,
  freelancer: people.ana.person,
  title: 'Web shop',
  message: '',
  terms,
});

describe('an offer over HTTP', () => {
  it('is made, changed, asked about, accepted and read as a contract', async () => {
    expect((await ask('GET /offer-rules', people.ben)).json).toEqual({
      freelancerFeePercent: '10',
      clientFeePercent: '2.5',
      basis: null,
    });
    const made = await ask('POST /offers', people.ben, offered(HOURLY));
    const { id } = made.json as { id: string };
    expect(made.status).toBe(201);
    const asked = await ask(`POST /offers/${id}/asks`, people.ana, { says: 'More?' });
    expect(asked.json).toMatchObject({ turn: 'client' });
    const change = { version: 1, title: 'Web shop', message: '', terms: { ...HOURLY, rate: '50' } };
    expect((await ask(`PUT /offers/${id}`, people.ben, change)).json).toMatchObject({ version: 2 });
    const late = await ask(`POST /offers/${id}/acceptance`, people.ana, { version: 1 });
    expect([late.status, late.code]).toEqual([409, 'offer-changed']);
    const accepted = await ask(`POST /offers/${id}/acceptance`, people.ana, { version: 2 });
    expect(accepted.json).toMatchObject({ state: 'accepted', contract: id });
    const contract = await ask(`GET /contracts/${id}`, people.tracker);
    expect(contract.json).toMatchObject({ kind: 'hourly', terms: { rate: '50.00', activityLabels: [] } });
    const list = await ask('GET /offers?state=accepted', people.ana);
    expect(list.json).toMatchObject({ offers: [{ id, amount: '50.00' }], more: false });
  });

  it.each([
    [{ ...HOURLY, labels: [] }, 400],
    [{ ...HOURLY, weeklyLimitMinutes: -1 }, 400],
    [{ ...FIXED, milestones: [] }, 400],
    [{ ...FIXED, rate: '45.00' }, 400],
    [{ ...HOURLY, activityLabels: [{ name: 'a\u202eb', minActiveMinutes: 0 }] }, 400],
    [
      {
        ...HOURLY,
        activityLabels: Array.from({ length: 21 }, (_, n) => ({ name: `L${n}`, minActiveMinutes: 0 })),
      },
      400,
    ],
  ])('of no form is refused (%#)', async (terms, status) => {
    expect((await ask('POST /offers', people.ben, offered(terms))).status).toBe(status);
  });

  it('a fixed price without escrow asks for the word of who accepts', async () => {
    const made = await ask('POST /offers', people.ben, offered({ ...FIXED, escrow: false }));
    const { id } = made.json as { id: string };
    const bare = await ask(`POST /offers/${id}/acceptance`, people.ana, { version: 1 });
    expect([bare.status, bare.code]).toEqual([409, 'escrow-not-agreed']);
    const body = { version: 1, withoutEscrow: true };
    expect((await ask(`POST /offers/${id}/acceptance`, people.ana, body)).status).toBe(200);
  });
});
