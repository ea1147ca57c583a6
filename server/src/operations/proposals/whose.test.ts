import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob, sendProposal } from '../../testing/jobs.ts';
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
import { createProposal, type NewProposal } from './create-proposal.ts';
import { declineProposal } from './decline-proposal.ts';
import { listMyProposals, listProposals } from './list-proposals.ts';
import { placeProposal } from './place-proposal.ts';
import { readProposal } from './read-proposal.ts';
import { viewProposal } from './view-proposal.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let house: TestHouse;
let people: TestPeople;
let job: string;
beforeEach(async () => {
  house = await testHouse();
  people = await createPeople(house);
  ({ id: job } = await postJob(house, people.ben));
});
afterEach(() => house.close());

const propose = (who: TestPerson, more: Partial<NewProposal> = {}) =>
  createProposal(house, who, { job, amount: '45.00', message: 'Gladly.', ...more });

describe('a proposal', () => {
  it('is nobody else’s to see, and of the client’s members only who hires decides', async () => {
    const { id: proposal } = await sendProposal(house, people.ana, job);
    const cleo = await createFreelancer(house, 'Cleo Park');
    const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
    for (const stranger of [cleo, dan]) {
      const no = { refused: 'no-such-proposal' };
      expect(await readProposal(house, stranger, { proposal })).toMatchObject(no);
      expect(await viewProposal(house, stranger, { proposal })).toMatchObject(no);
      expect(await withdrawProposal(house, stranger, { proposal })).toMatchObject(no);
      expect(await declineProposal(house, stranger, { proposal, reason: 'x' })).toMatchObject(no);
    }
    expect(await listProposals(house, cleo, { job })).toMatchObject({ refused: 'clients-only' });
    expect(await listProposals(house, dan, { job })).toMatchObject({ refused: 'no-such-job' });
    const vera = await createMember(house, 'Vera Lind', people.acme, 'viewer');
    expect(await listProposals(house, vera, { job })).toMatchObject({ proposals: [{ may: [] }] });
    const no = { refused: 'not-your-role' };
    expect(await viewProposal(house, vera, { proposal })).toMatchObject(no);
    expect(await placeProposal(house, vera, { proposal, place: 'archived' })).toMatchObject(no);
    expect(await declineProposal(house, vera, { proposal, reason: 'x' })).toMatchObject(no);
    expect(await readProposal(house, people.olu, { proposal })).toMatchObject({ side: 'operator', may: [] });
  });

  it('is made by an agency’s agent for a freelancer whom it represents, as long as it does', async () => {
    const crew = await createAgency(house, 'Crew', [people.ana]);
    const gil = await createMember(house, 'Gil Roth', crew, 'agent');
    const vera = await createMember(house, 'Vera Lind', crew, 'viewer');
    const cleo = await createFreelancer(house, 'Cleo Park');
    const by = { agency: crew, freelancer: people.ana.person };
    expect(await propose(vera, by)).toMatchObject({ refused: 'not-your-role' });
    expect(await propose(people.ana, by)).toMatchObject({ refused: 'no-such-organisation' });
    expect(await propose(gil, { ...by, freelancer: cleo.person })).toMatchObject({
      refused: 'no-such-freelancer',
    });
    expect(await propose(gil)).toMatchObject({ refused: 'freelancers-only' });
    const made = done(await propose(gil, by));
    expect(made).toMatchObject({ agency: { name: 'Crew' }, may: ['edit', 'withdraw'] });
    const asked = { proposal: made.id };
    expect(await readProposal(house, people.ana, asked)).toMatchObject({ may: ['edit', 'withdraw'] });
    expect(await readProposal(house, vera, asked)).toMatchObject({ may: [] });
    expect(await listMyProposals(house, gil, {})).toMatchObject({ proposals: [{ id: made.id }] });
    await house.db.deleteFrom('agency_freelancer').execute();
    expect(await readProposal(house, gil, asked)).toMatchObject({ refused: 'no-such-proposal' });
    expect(await listMyProposals(house, gil, {})).toMatchObject({ proposals: [] });
    expect(await readProposal(house, people.ana, asked)).toMatchObject({ id: made.id });
  });

  it('stands in the lists of both sides, by state, the newest first', async () => {
    const first = await sendProposal(house, people.ana, job);
    house.movable.moveTo(toInstant('2026-11-18T11:00:00Z'));
    const cleo = await createFreelancer(house, 'Cleo Park');
    const second = await sendProposal(house, cleo, job);
    done(await placeProposal(house, people.ben, { proposal: first.id, place: 'shortlisted' }));
    expect(await listProposals(house, people.ben, { job })).toMatchObject({
      proposals: [{ id: second.id }, { id: first.id, state: 'shortlisted' }],
      next: null,
      counts: { sent: 1, shortlisted: 1, archived: 0, declined: 0, withdrawn: 0, hired: 0 },
    });
    const page = { job, state: 'shortlisted' } as const;
    expect(await listProposals(house, people.ben, page)).toMatchObject({ proposals: [{ id: first.id }] });
    const after = `${toInstant('2026-11-18T11:00:00Z')}.${second.id}`;
    expect(await listProposals(house, people.ben, { job, after })).toMatchObject({
      proposals: [{ id: first.id }],
    });
    expect(await listMyProposals(house, people.ana, {})).toMatchObject({ proposals: [{ id: first.id }] });
    expect(await listMyProposals(house, people.ben, {})).toMatchObject({ proposals: [] });
  });
});
