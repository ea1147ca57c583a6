import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { FIXED, HOURLY } from '../../testing/offers.ts';
import { createClient, createOrganisation, createPeople, type TestPeople } from '../../testing/people.ts';
import { makeOffer } from './make-offer.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse({ fees: { freelancer: 10_000_000n, client: 2_500_000n } });
  people = await createPeople(house);
});
afterAll(() => house.close());

describe('the fees of an offer', () => {
  const wanted = { organisation: '', freelancer: '', title: 'Web shop', message: '', terms: HOURLY };
  const mine = (terms: object) => ({
    ...wanted,
    organisation: people.acme,
    freelancer: people.ana.person,
    terms: { ...HOURLY, ...terms },
  });

  it("are the house's: a client names no others", async () => {
    expect(await makeOffer(house, people.ben, mine({ clientFeePercent: '0' }))).toMatchObject({
      refused: 'bad-terms',
      field: 'terms.clientFeePercent',
    });
    expect(await makeOffer(house, people.ben, mine({ clientFeePercent: '2.50' }))).toMatchObject({
      state: 'open',
    });
  });

  it('can be others where an operator hires', async () => {
    const org = await createOrganisation(house, 'The house itself');
    const pat = { ...(await createClient(house, 'Pat House', org)), operator: true };
    const offer = await makeOffer(house, pat, { ...mine({ clientFeePercent: '0' }), organisation: org });
    expect(offer).toMatchObject({ now: { terms: { clientFeePercent: '0', freelancerFeePercent: '10' } } });
  });
});

describe('terms that nobody could agree to', () => {
  it.each([
    [{ ...HOURLY, rate: '0.00' }, 'bad-rate', 'terms.rate'],
    [{ ...HOURLY, currency: 'ABC' }, 'bad-terms', 'terms.currency'],
    [{ ...HOURLY, startDay: '2026-02-30' }, 'bad-terms', 'terms.startDay'],
    [
      { ...HOURLY, scheduledRaise: { day: '2026-12-07', rate: '45.00' } },
      'bad-terms',
      'terms.scheduledRaise.rate',
    ],
    [
      { ...HOURLY, scheduledRaise: { day: '2026-11-16', rate: '50.00' } },
      'bad-terms',
      'terms.scheduledRaise.day',
    ],
    // It would hold from the acceptance on: nobody would ever work at the rate that the offer names.
    [
      { ...HOURLY, scheduledRaise: { day: '2026-11-18', rate: '50.00' } },
      'bad-terms',
      'terms.scheduledRaise.day',
    ],
    [{ ...HOURLY, weeklyStipend: '0' }, 'bad-rate', 'terms.weeklyStipend'],
    [{ ...HOURLY, labelRequired: true }, 'bad-terms', 'terms.labelRequired'],
    [
      {
        ...HOURLY,
        activityLabels: [
          { name: 'Calls', minActiveMinutes: 0 },
          { name: 'CALLS', minActiveMinutes: null },
        ],
      },
      'bad-terms',
      'terms.activityLabels',
    ],
    [
      { ...FIXED, milestones: [{ title: 'A', says: '', amount: '4.99', dueDay: null }] },
      'amount-too-small',
      'terms.milestones.0.amount',
    ],
    [
      { ...FIXED, milestones: [{ title: 'A', says: '', amount: '9', dueDay: '2026-02-30' }] },
      'bad-terms',
      'terms.milestones.0.dueDay',
    ],
  ] as const)('are refused (%#)', async (terms, refused, field) => {
    const asked = { organisation: people.acme, freelancer: people.ana.person, title: 'T', message: '' };
    const plain = JSON.parse(JSON.stringify(terms)) as typeof HOURLY;
    expect(await makeOffer(house, people.ben, { ...asked, terms: plain })).toMatchObject({ refused, field });
  });
});
