import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import {
  createAgency,
  createClient,
  createFreelancer,
  createMember,
  createOrganisation,
  createPeople,
  type TestPeople,
} from '../../testing/people.ts';
import { readContract } from '../contracts/list-contracts.ts';
import { acceptOffer } from './accept-offer.ts';
import { askForChanges } from './ask-for-changes.ts';
import { changeOffer } from './change-offer.ts';
import { declineOffer, withdrawOffer } from './end-offer.ts';
import { listOffers, readOffer } from './list-offers.ts';
import { makeOffer } from './make-offer.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse({ fees: { freelancer: 10_000_000n, client: 2_500_000n } });
  people = await createPeople(house);
});
afterAll(() => house.close());

const told = async (person: string) => {
  const rows = await house.db
    .selectFrom('notification')
    .select(['kind', 'facts'])
    .where('person_id', '=', person)
    .orderBy('n')
    .execute();
  return rows.map(({ kind }) => kind);
};
const accept = (offer: { id: string; version: number }, who = people.ana) =>
  acceptOffer(house, who, { offer: offer.id, version: offer.version });

describe('an offer', () => {
  it('says whose turn it is, until when, and what each side may do', async () => {
    const offer = await offerAna(house, people);
    expect(offer).toMatchObject({
      state: 'open',
      turn: 'freelancer',
      yours: false,
      side: 'client',
      may: ['change', 'withdraw'],
      amount: '45.00',
      expiresAt: '2026-11-25T10:00:00Z',
      now: { terms: { freelancerFeePercent: '10', clientFeePercent: '2.5', activityLabels: [] } },
    });
    expect(await readOffer(house, people.ana, { offer: offer.id })).toMatchObject({
      side: 'freelancer',
      yours: true,
      may: ['accept', 'decline', 'ask'],
    });
    expect(await told(people.ana.person)).toContain('offer-made');
  });

  it('is one offer, though it is sent sixteen times at once; another of its id is refused', async () => {
    const id = '0e3a5c9e-6f0b-4c53-9b39-0b0000000001';
    const all = await Promise.all(Array.from({ length: 16 }, () => offerAna(house, people, HOURLY, { id })));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    await withdrawOffer(house, people.ben, { offer: id });
    expect(await offerAna(house, people, { ...HOURLY, rate: '45' }, { id })).toMatchObject({
      state: 'withdrawn',
    });
    await expect(offerAna(house, people, HOURLY, { id, title: 'Bread site' })).rejects.toThrow('id-taken');
  });

  it('becomes the contract of its own id, with all of its terms', async () => {
    const offer = await offerAna(house, people, {
      ...HOURLY,
      startDay: '2026-11-30',
      weeklyLimitMinutes: 0,
      activityLabels: [
        { name: 'Code', minActiveMinutes: null },
        { name: 'Calls', minActiveMinutes: 0 },
      ],
      labelRequired: true,
      weeklyStipend: '50',
      scheduledRaise: { day: '2026-12-07', rate: '50.00' },
    });
    expect(await accept(offer)).toMatchObject({ state: 'accepted', contract: offer.id, may: [], turn: null });
    expect(await readContract(house, people.ana, { contract: offer.id })).toMatchObject({
      id: offer.id,
      title: 'Web shop',
      kind: 'hourly',
      escrow: null,
      starts: '2026-11-30T00:00:00Z',
      standing: 'contract-not-started',
      terms: {
        rate: '45.00',
        weeklyLimitMinutes: 0,
        freelancerFeePercent: '10',
        labelRequired: true,
        weeklyStipend: '50.00',
        scheduledRaise: { day: '2026-12-07', rate: '50.00' },
        activityLabels: [
          { name: 'Code', minActiveMinutes: null },
          { name: 'Calls', minActiveMinutes: 0 },
        ],
      },
    });
    expect((await told(people.ben.person)).slice(-1)).toEqual(['offer-accepted']);
  });

  it('accepted after the day on which it would start begins then, without a limit where there is none', async () => {
    const offer = await offerAna(house, people, {
      ...HOURLY,
      startDay: '2026-11-02',
      weeklyLimitMinutes: null,
    });
    await accept(offer);
    expect(await readContract(house, people.ben, { contract: offer.id })).toMatchObject({
      starts: '2026-11-18T10:00:00Z',
      standing: 'active',
      terms: { weeklyLimitMinutes: null },
    });
    expect(await accept(offer)).toEqual({ refused: 'offer-closed' });
  });
});

describe('a changed offer', () => {
  it('is accepted only by who saw the change; its seven days begin again', async () => {
    const offer = await offerAna(house, people);
    house.movable.moveTo(house.clock.now() + 3600);
    const changed = await changeOffer(house, people.ben, {
      offer: offer.id,
      version: 1,
      title: 'Web shop',
      message: '',
      terms: { ...HOURLY, rate: '48.00' },
    });
    expect(changed).toMatchObject({
      version: 2,
      amount: '48.00',
      before: { version: 1, terms: { rate: '45.00' } },
      expiresAt: '2026-11-25T11:00:00Z',
    });
    expect(await accept(offer)).toEqual({ refused: 'offer-changed', field: 'version' });
    const late = { offer: offer.id, version: 1, title: 'Other', message: '', terms: HOURLY };
    expect(await changeOffer(house, people.ben, late)).toEqual({
      refused: 'offer-changed',
      field: 'version',
    });
    await accept({ id: offer.id, version: 2 });
    const contract = await readContract(house, people.ana, { contract: offer.id });
    expect(contract).toMatchObject({ terms: { rate: '48.00' } });
  });

  it('stays as acceptable as it was when changes are asked for, three times an hour', async () => {
    const offer = await offerAna(house, people);
    const ask = (says: string) => askForChanges(house, people.ana, { offer: offer.id, says });
    expect(await ask('50.00 please')).toMatchObject({ turn: 'client', state: 'open' });
    await ask('and no limit');
    expect(await ask('please')).toMatchObject({ may: ['accept', 'decline'] });
    expect(await ask('again')).toEqual({ refused: 'too-many-asks' });
    house.movable.moveTo(house.clock.now() + 3600);
    expect(await ask('again')).toMatchObject({ may: ['accept', 'decline', 'ask'] });
    expect((await told(people.ben.person)).filter((kind) => kind === 'offer-asked')).toHaveLength(4);
    expect(await accept(offer)).toMatchObject({ state: 'accepted' });
  });
});

describe('who may', () => {
  it('a stranger sees no offer; a viewer looks; the other side does only its own', async () => {
    const offer = await offerAna(house, people);
    const cleo = await createFreelancer(house, 'Cleo Park');
    const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
    const vic = await createMember(house, 'Vic Look', people.acme, 'viewer');
    for (const stranger of [cleo, dan]) {
      expect(await readOffer(house, stranger, { offer: offer.id })).toEqual({ refused: 'no-such-offer' });
      expect(await accept(offer, stranger)).toEqual({ refused: 'no-such-offer' });
    }
    expect(await readOffer(house, vic, { offer: offer.id })).toMatchObject({ side: 'client', may: [] });
    expect(await withdrawOffer(house, vic, { offer: offer.id })).toEqual({ refused: 'not-your-role' });
    expect(await accept(offer, people.ben)).toEqual({ refused: 'not-allowed-here' });
    expect(await withdrawOffer(house, people.ana, { offer: offer.id })).toEqual({
      refused: 'not-allowed-here',
    });
    expect(await accept(offer, people.olu)).toEqual({ refused: 'not-allowed-here' });
    expect((await listOffers(house, dan, {})).offers).toEqual([]);
    expect((await listOffers(house, vic, { state: 'open' })).offers.map(({ id }) => id)).toContain(offer.id);
    const asked = { organisation: people.acme, freelancer: people.ana.person, title: 'T', message: '' };
    expect(await makeOffer(house, vic, { ...asked, terms: HOURLY })).toEqual({ refused: 'not-your-role' });
    expect(await makeOffer(house, dan, { ...asked, terms: HOURLY })).toMatchObject({
      refused: 'no-such-organisation',
    });
    expect(
      await makeOffer(house, people.ben, { ...asked, freelancer: dan.person, terms: HOURLY }),
    ).toMatchObject({
      refused: 'no-such-freelancer',
    });
  });

  it('an agency answers for the freelancers that it represents, and for no others', async () => {
    const agency = await createAgency(house, 'Birch Talent', [people.ana]);
    const amy = await createMember(house, 'Amy Agent', agency, 'agent');
    const bo = await createMember(house, 'Bo Look', agency, 'viewer');
    const cleo = await createFreelancer(house, 'Cora Elsewhere');
    const offer = await offerAna(house, people, HOURLY, { agency });
    await expect(offerAna(house, people, HOURLY, { agency, freelancer: cleo.person })).rejects.toThrow(
      'no-such-freelancer',
    );
    expect(await accept(offer, bo)).toEqual({ refused: 'not-your-role' });
    expect(await askForChanges(house, amy, { offer: offer.id, says: 'more' })).toMatchObject({
      side: 'agency',
    });
    expect(await accept(offer, amy)).toMatchObject({ state: 'accepted' });
    expect(await readContract(house, people.ana, { contract: offer.id })).toMatchObject({
      agency: { name: 'Birch Talent' },
    });
    expect((await told(people.ana.person)).slice(-1)).toEqual(['contract-made']);
    const direct = await offerAna(house, people);
    expect(await accept(direct, amy)).toEqual({ refused: 'no-such-offer' });
  });

  it('who declines says why, and it is over', async () => {
    const offer = await offerAna(house, people);
    expect(await declineOffer(house, people.ana, { offer: offer.id, reason: 'no time' })).toMatchObject({
      state: 'declined',
      reason: 'no time',
      endedBy: { name: 'Ana Duarte' },
    });
    expect(await withdrawOffer(house, people.ben, { offer: offer.id })).toEqual({ refused: 'offer-closed' });
    expect((await told(people.ben.person)).slice(-1)).toEqual(['offer-declined']);
  });
});
