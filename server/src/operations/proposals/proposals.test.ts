import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notificationsOf } from '../../store/notifications.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob, sendProposal } from '../../testing/jobs.ts';
import {
  createClient,
  createFreelancer,
  createOrganisation,
  createPeople,
  type TestPeople,
  type TestPerson,
} from '../../testing/people.ts';
import { closeJob } from '../jobs/change-job.ts';
import { readJob } from '../jobs/read-job.ts';
import { createProposal, type NewProposal } from './create-proposal.ts';
import { declineProposal } from './decline-proposal.ts';
import { markHired } from './hired.ts';
import { placeProposal } from './place-proposal.ts';
import { readProposal } from './read-proposal.ts';
import { viewProposal } from './view-proposal.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

const ID = '0190aaaa-0000-7000-8000-000000000002';

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

async function toldTo(person: TestPerson): Promise<{ kind: string; facts: object }[]> {
  const rows = await notificationsOf(house.db, person.person, { before: null, limit: 100 });
  return rows.map(({ kind, facts }) => ({ kind, facts })).reverse();
}

describe('a proposal', () => {
  it('is sent by a freelancer; who hires is told, and reads the message once they have opened it', async () => {
    const sent = await sendProposal(house, people.ana, job);
    expect(sent).toMatchObject({
      job: { id: job, title: 'A shop for garden tools', kind: 'hourly', state: 'open' },
      freelancer: { name: 'Ana Duarte' },
      agency: null,
      amount: '45.00',
      currency: 'USD',
      message: 'I have built three of them.',
      state: 'sent',
      viewedAt: null,
      editableUntil: '2026-11-18T16:00:00Z',
      side: 'freelancer',
      may: ['edit', 'withdraw'],
    });
    const facts = { job, proposal: sent.id, other: 'Ana Duarte', amount: '45.00', currency: 'USD' };
    expect(await toldTo(people.ben)).toMatchObject([{ kind: 'proposal-received', facts }]);
    const asked = { proposal: sent.id };
    expect(await readProposal(house, people.ben, asked)).toMatchObject({
      message: null,
      may: ['view', 'shortlist', 'archive', 'decline', 'offer'],
    });
    const viewed = { message: sent.message, viewedAt: '2026-11-18T10:00:00Z', editableUntil: null };
    expect(await viewProposal(house, people.ben, asked)).toMatchObject(viewed);
    house.movable.moveTo(house.clock.now() + 60);
    expect(await viewProposal(house, people.ben, asked)).toMatchObject(viewed);
    expect(await readJob(house, people.ben, { job })).toMatchObject({ proposals: 1, unviewed: 0 });
    expect(await readJob(house, people.ana, { job })).toMatchObject({ myProposal: sent.id, unviewed: null });
  });

  it('is one for two clicks with one id, and one for two tabs with two', async () => {
    const clicks = await Promise.all([propose(people.ana, { id: ID }), propose(people.ana, { id: ID })]);
    for (const one of clicks) expect(one).toMatchObject({ id: ID });
    expect(await propose(people.ana, { id: ID, amount: '50.00' })).toMatchObject({ refused: 'id-taken' });
    const cleo = await createFreelancer(house, 'Cleo Park');
    const tabs = await Promise.all([propose(cleo), propose(cleo), propose(cleo)]);
    const refused = tabs.flatMap((one) => ('refused' in one ? [one.refused] : []));
    expect(refused).toEqual(['already-proposed', 'already-proposed']);
    expect(await house.db.selectFrom('proposal').selectAll().execute()).toHaveLength(2);
    expect((await toldTo(people.ben)).length).toBe(2);
  });

  it('that is refused is no activity of its job', async () => {
    done(await propose(people.ana));
    house.movable.moveTo(house.clock.now() + 86_400);
    expect(await propose(people.ana)).toMatchObject({ refused: 'already-proposed' });
    expect(await readJob(house, people.ben, { job })).toMatchObject({ expiresAt: '2026-12-18T10:00:00Z' });
  });

  it('sent in the second in which the job is closed has one outcome', async () => {
    const [proposal, closed] = await Promise.all([propose(people.ana), closeJob(house, people.ben, { job })]);
    expect(closed).toMatchObject({ state: 'closed' });
    const kept = await house.db.selectFrom('proposal').selectAll().execute();
    if ('refused' in proposal) {
      expect(['job-not-open', 'no-such-job']).toContain(proposal.refused);
      expect(kept).toEqual([]);
    } else expect(kept).toHaveLength(1);
  });

  it('is in the money of its job: a rate an hour, or a price', async () => {
    expect(await propose(people.ana, { amount: '0' })).toMatchObject({
      refused: 'bad-rate',
      field: 'amount',
    });
    expect(await propose(people.ana, { amount: '1.001' })).toMatchObject({ refused: 'bad-rate' });
    const none = { rateFrom: null, rateTo: null };
    const price = await postJob(house, people.ben, {
      ...none,
      kind: 'fixed',
      budget: '900',
      currency: 'JPY',
    });
    const asked = { job: price.id, amount: '900.5' };
    expect(await propose(people.ana, asked)).toMatchObject({ refused: 'bad-amount', field: 'amount' });
    expect(await propose(people.ana, { ...asked, amount: '900' })).toMatchObject({ amount: '900' });
  });

  it('comes from freelancers, not from clients, and never from the job’s own people', async () => {
    const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
    expect(await propose(dan)).toMatchObject({ refused: 'no-such-job' });
    expect(await propose(people.ben)).toMatchObject({ refused: 'own-job' });
    expect(await propose(people.olu)).toMatchObject({ refused: 'freelancers-only' });
    expect(await propose(people.ana, { freelancer: dan.person })).toMatchObject({
      refused: 'no-such-freelancer',
    });
  });

  it('is shortlisted, archived, put back and declined with a reason by who hires', async () => {
    const { id: proposal } = await sendProposal(house, people.ana, job);
    const place = (to: 'sent' | 'shortlisted' | 'archived') =>
      placeProposal(house, people.ben, { proposal, place: to });
    expect(await place('sent')).toMatchObject({ refused: 'not-in-this-state' });
    for (const to of ['shortlisted', 'archived', 'sent', 'archived', 'shortlisted'] as const) {
      expect(await place(to)).toMatchObject({ state: to });
    }
    expect(await readProposal(house, people.ana, { proposal })).toMatchObject({ may: ['withdraw'] });
    const decline = () => declineProposal(house, people.ben, { proposal, reason: 'Somebody nearer.' });
    expect(await decline()).toMatchObject({ state: 'declined', may: ['view'] });
    expect(await decline()).toMatchObject({ refused: 'not-in-this-state' });
    expect(await place('archived')).toMatchObject({ refused: 'not-in-this-state' });
    expect(await readProposal(house, people.ana, { proposal })).toMatchObject({
      reason: 'Somebody nearer.',
      endedAt: '2026-11-18T10:00:00Z',
      may: [],
    });
    const facts = { job, proposal, other: 'Acme Garden Tools', reason: 'Somebody nearer.' };
    expect(await toldTo(people.ana)).toMatchObject([{ kind: 'proposal-declined', facts }]);
    expect(await propose(people.ana)).toMatchObject({ state: 'sent' });
  });

  it('is withdrawn by its freelancer, who may then send another; the client is told', async () => {
    const { id: proposal } = await sendProposal(house, people.ana, job);
    expect(await withdrawProposal(house, people.ben, { proposal })).toMatchObject({
      refused: 'freelancers-only',
    });
    expect(await withdrawProposal(house, people.ana, { proposal })).toMatchObject({ state: 'withdrawn' });
    expect(await withdrawProposal(house, people.ana, { proposal })).toMatchObject({
      refused: 'not-in-this-state',
    });
    expect((await toldTo(people.ben)).map(({ kind }) => kind)).toEqual([
      'proposal-received',
      'proposal-withdrawn',
    ]);
    const another = await sendProposal(house, people.ana, job);
    expect(await readJob(house, people.ana, { job })).toMatchObject({ proposals: 1, myProposal: another.id });
  });

  it('withdrawn and declined in one second has ended one way', async () => {
    const { id: proposal } = await sendProposal(house, people.ana, job);
    const both = await Promise.all([
      withdrawProposal(house, people.ana, { proposal }),
      declineProposal(house, people.ben, { proposal, reason: 'No.' }),
    ]);
    expect(both.filter((one) => 'refused' in one)).toMatchObject([{ refused: 'not-in-this-state' }]);
  });

  it('that was hired has ended; one that was withdrawn is not hired any more', async () => {
    const { id: proposal } = await sendProposal(house, people.ana, job);
    const hire = () =>
      house.db.transaction().execute((trx) => markHired(trx, { proposal, at: house.clock.now() }));
    expect(await hire()).toBe(true);
    expect(await hire()).toBe(false);
    expect(await readProposal(house, people.ana, { proposal })).toMatchObject({ state: 'hired', may: [] });
    expect(await propose(people.ana)).toMatchObject({ refused: 'already-proposed' });
  });
});
