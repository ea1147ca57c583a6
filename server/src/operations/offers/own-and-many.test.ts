import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { joinOrganisation } from '../../store/people.ts';
import { takeOut } from '../../store/teams.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { postJob } from '../../testing/jobs.ts';
import { FIXED } from '../../testing/offers.ts';
import {
  createAgency,
  createClient,
  createFreelancer,
  createMember,
  createOrganisation,
  createPeople,
  type TestPeople,
  type TestPerson,
} from '../../testing/people.ts';
import { createProposal } from '../proposals/create-proposal.ts';
import { withdrawOffer } from './end-offer.ts';
import { listOffers } from './list-offers.ts';
import { makeOffer } from './make-offer.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

const offer = (by: TestPerson, freelancer: TestPerson, id = house.random.uuid()) =>
  makeOffer(house, by, {
    id,
    organisation: by.organisations[0] ?? '',
    freelancer: freelancer.person,
    title: 'Web shop',
    message: '',
    terms: FIXED,
  });

it('nobody hires themselves: neither by an offer, nor by way of an agency', async () => {
  const { ana, ben, acme } = people;
  const mal = await createFreelancer(house, 'Mal Ito');
  const joined = { person: mal.person, organisation: acme };
  await house.db.transaction().execute((trx) => joinOrganisation(trx, joined, house.clock.now()));
  const no = { refused: 'own-freelancer', field: 'freelancer' };
  expect(await offer({ ...mal, organisations: [acme], roles: { [acme]: 'owner' } }, mal)).toEqual(no);
  expect(await offer(ben, mal)).toEqual(no);
  const crew = await createAgency(house, 'Crew', [mal, ana]);
  const agent = await createMember(house, 'Gus Hall', crew, 'owner');
  const job = await postJob(house, ben);
  const propose = (freelancer: string) =>
    createProposal(house, agent, { job: job.id, amount: '45', message: 'Ours.', agency: crew, freelancer });
  expect(await propose(mal.person)).toEqual({ refused: 'own-job' });
  expect(await propose(ana.person)).toMatchObject({ state: 'sent' });
});

it('who was taken out while they asked hires nobody', async () => {
  const bob = await createMember(house, 'Bob Ray', people.acme, 'hirer');
  const gone = { organisation: people.acme, person: bob.person };
  await house.db.transaction().execute((trx) => takeOut(trx, gone));
  expect(await offer(bob, people.ana)).toEqual({ refused: 'not-your-role' });
});

it('one client cannot bury the offers of another, however many it makes at once', async () => {
  const eve = await createClient(house, 'Eve Law', await createOrganisation(house, 'Law'));
  const ids = Array.from({ length: LIMITS.openOffers + 5 }, () => house.random.uuid());
  const made = await Promise.all(ids.map((id) => offer(eve, people.ana, id)));
  const refused = made.filter((one) => isRefusal(one));
  expect(refused).toEqual(Array.from({ length: 5 }, () => ({ refused: 'too-many-offers' })));
  const first = made.find((one) => !isRefusal(one));
  if (!first || isRefusal(first)) throw new Error('none was made');
  // The second click of one that was made is that one still; and each that is taken back makes room.
  expect(await offer(eve, people.ana, first.id)).toMatchObject({ id: first.id });
  await withdrawOffer(house, eve, { offer: first.id });
  expect(await offer(eve, people.ana)).toMatchObject({ state: 'open' });
  expect(await offer(people.ben, people.ana)).toMatchObject({ state: 'open' });
  const { offers } = await listOffers(house, people.ana, { state: 'open' });
  expect(offers).toHaveLength(LIMITS.openOffers + 1);
});
