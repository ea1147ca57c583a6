import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { postJob, sendProposal } from '../../testing/jobs.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import { createFreelancer, createPeople, type TestPeople } from '../../testing/people.ts';
import { closeJob } from '../jobs/change-job.ts';
import { readJob } from '../jobs/read-job.ts';
import { readProposal } from '../proposals/read-proposal.ts';
import { withdrawProposal } from '../proposals/withdraw-proposal.ts';
import { openContractThread, openProposalThread } from '../threads/open-thread.ts';
import { acceptOffer } from './accept-offer.ts';
import { askForChanges } from './ask-for-changes.ts';
import { withdrawOffer } from './end-offer.ts';
import { listOffers } from './list-offers.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

const proposed = async () => {
  const job = await postJob(house, people.ben);
  return { job, proposal: await sendProposal(house, people.ana, job.id) };
};
const forIt = (proposal: { id: string }) => offerAna(house, people, HOURLY, { proposal: proposal.id });

describe('an offer for a proposal', () => {
  it('is activity of its job, and hires the proposal when it is accepted, with its conversation', async () => {
    const { job, proposal } = await proposed();
    const talk = await openProposalThread(house, people.ana, { proposal: proposal.id });
    house.movable.moveTo(house.clock.now() + 3 * 86_400);
    const offer = await forIt(proposal);
    expect(offer).toMatchObject({ job: job.id, proposal: proposal.id });
    const open = await readJob(house, people.ben, { job: job.id });
    expect(open).toMatchObject({ expiresAt: '2026-12-21T10:00:00Z' });
    await acceptOffer(house, people.ana, { offer: offer.id, version: 1 });
    expect(await readProposal(house, people.ana, { proposal: proposal.id })).toMatchObject({
      state: 'hired',
    });
    expect(await openContractThread(house, people.ana, { contract: offer.id })).toEqual(talk);
    const listed = await listOffers(house, people.ana, { proposal: proposal.id });
    expect(listed.offers.map(({ id }) => id)).toEqual([offer.id]);
  });

  it('is told on the proposal with whose turn it is, until it is over; then there may be another', async () => {
    const { proposal } = await proposed();
    const seen = () => readProposal(house, people.ben, { proposal: proposal.id });
    expect(await seen()).toMatchObject({ offer: null, turn: 'client', offerTurn: null });
    const first = await forIt(proposal);
    expect(await seen()).toMatchObject({ offer: first.id, turn: 'freelancer', offerTurn: 'freelancer' });
    await askForChanges(house, people.ana, { offer: first.id, says: 'From Monday on, please.' });
    expect(await seen()).toMatchObject({ offer: first.id, offerTurn: 'client' });
    house.movable.moveTo(house.clock.now() + 7 * 86_400);
    expect(await seen()).toMatchObject({ offer: first.id, turn: 'client', offerTurn: null });
    const second = await forIt(proposal);
    expect(await seen()).toMatchObject({ offer: second.id, offerTurn: 'freelancer' });
  });

  it('stands by itself: it is accepted, though the proposal was withdrawn meanwhile', async () => {
    const { proposal } = await proposed();
    const offer = await forIt(proposal);
    await withdrawProposal(house, people.ana, { proposal: proposal.id });
    expect(await acceptOffer(house, people.ana, { offer: offer.id, version: 1 })).toMatchObject({
      state: 'accepted',
    });
    expect(await readProposal(house, people.ana, { proposal: proposal.id })).toMatchObject({
      state: 'withdrawn',
    });
    await expect(forIt(proposal)).rejects.toThrow('not-in-this-state');
  });

  it('is of its own freelancer and organisation, and of an open job', async () => {
    const { job, proposal } = await proposed();
    const cleo = await createFreelancer(house, 'Cleo Park');
    const mixed = offerAna(house, people, HOURLY, { proposal: proposal.id, freelancer: cleo.person });
    await expect(mixed).rejects.toThrow('no-such-proposal');
    await closeJob(house, people.ben, { job: job.id });
    await expect(forIt(proposal)).rejects.toThrow('job-not-open');
    const id = '0e3a5c9e-6f0b-4c53-9b39-0C0000000001';
    const direct = await offerAna(house, people, HOURLY, { id });
    await withdrawOffer(house, people.ben, { offer: direct.id });
    expect(await offerAna(house, people, HOURLY, { id: id.toLowerCase() })).toMatchObject({
      state: 'withdrawn',
    });
  });
});
