import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob, SHOP, sendProposal } from '../../testing/jobs.ts';
import {
  createAgency,
  createClient,
  createFreelancer,
  createMember,
  createOrganisation,
  createPeople,
  type TestPeople,
} from '../../testing/people.ts';
import { closeJob, editJob, reopenJob } from './change-job.ts';
import { createJob } from './create-job.ts';
import { readJob } from './read-job.ts';

const ID = '0190aaaa-0000-7000-8000-000000000001';

let house: TestHouse;
let people: TestPeople;
beforeEach(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterEach(() => house.close());

const post = (more: object = {}) =>
  createJob(house, people.ben, { ...SHOP, organisation: people.acme, ...more });

describe('a job', () => {
  it('is posted by who hires, and is open for thirty days', async () => {
    expect(await post()).toMatchObject({
      ...SHOP,
      organisation: { id: people.acme, name: 'Acme Garden Tools' },
      budget: null,
      clientVerifiedAt: null,
      postedAt: '2026-11-18T10:00:00Z',
      state: 'open',
      expiresAt: '2026-12-18T10:00:00Z',
      proposals: 0,
      unviewed: 0,
      version: 0,
      side: 'client',
      may: ['edit', 'close'],
    });
  });

  it('is one job for two clicks with one id, and none for the same id with another content', async () => {
    const both = await Promise.all([post({ id: ID }), post({ id: ID })]);
    for (const job of both) expect(job).toMatchObject({ id: ID });
    const { job } = { job: done(await post({ id: ID })) };
    await editJob(house, people.ben, { ...SHOP, job: job.id, version: 0, title: 'Another' });
    expect(await post({ id: ID.toUpperCase() })).toMatchObject({ id: ID, title: 'Another' });
    expect(await post({ id: ID, title: 'Other' })).toMatchObject({ refused: 'id-taken', field: 'id' });
    expect(await house.db.selectFrom('job').selectAll().execute()).toHaveLength(1);
  });

  it.each([
    [{ rateFrom: '0.00' }, 'bad-rate', 'rateFrom'],
    [{ rateFrom: '60.00', rateTo: '40.00' }, 'bad-rate', 'rateTo'],
    [{ rateTo: '40.001' }, 'bad-rate', 'rateTo'],
    [{ budget: '500.00' }, 'bad-request', 'budget'],
    [{ currency: 'XAU' }, 'bad-request', 'currency'],
    [{ kind: 'fixed' }, 'bad-request', 'rateFrom'],
    [{ kind: 'fixed', rateFrom: null, rateTo: null, budget: '-1' }, 'bad-amount', 'budget'],
    [{ organisation: ID }, 'no-such-organisation', 'organisation'],
  ])('is refused with its field named: %j', async (more, refused, field) => {
    expect(await post(more)).toMatchObject({ refused, field });
  });

  it('says its labels once each, as they were written first', async () => {
    expect(await post({ labels: ['Design', 'calls', 'design'] })).toMatchObject({
      labels: ['Design', 'calls'],
    });
  });

  it('is posted, edited and closed by owners and hirers; to look is everybody’s of the client', async () => {
    const job = await postJob(house, people.ben);
    const hal = await createMember(house, 'Hal Ito', people.acme, 'hirer');
    expect(await readJob(house, hal, { job: job.id })).toMatchObject({ may: ['edit', 'close'] });
    for (const role of ['viewer', 'billing', 'reviewer'] as const) {
      const member = await createMember(house, `${role} Vale`, people.acme, role);
      const no = { refused: 'not-your-role' };
      expect(await createJob(house, member, { ...SHOP, organisation: people.acme })).toMatchObject(no);
      expect(await editJob(house, member, { ...SHOP, job: job.id, version: 0 })).toMatchObject(no);
      expect(await closeJob(house, member, { job: job.id })).toMatchObject(no);
      expect(await reopenJob(house, member, { job: job.id })).toMatchObject(no);
      expect(await readJob(house, member, { job: job.id })).toMatchObject({ side: 'client', may: [] });
    }
  });

  it('is seen by freelancers and agencies while it is open, and by who has proposed afterwards too', async () => {
    const { id } = await postJob(house, people.ben);
    const cleo = await createFreelancer(house, 'Cleo Park');
    const crew = await createAgency(house, 'Crew');
    const agent = await createMember(house, 'Gil Roth', crew, 'agent');
    const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
    const sees = async (who: typeof cleo) => {
      const job = await readJob(house, who, { job: id });
      return 'refused' in job ? job.refused : `${job.side} ${job.may.join()}`;
    };
    expect(await sees(cleo)).toBe('freelancer propose');
    expect(await sees(agent)).toBe('freelancer propose');
    expect(await sees(dan)).toBe('no-such-job');
    expect(await sees(people.olu)).toBe('operator ');
    await sendProposal(house, people.ana, id);
    done(await closeJob(house, people.ben, { job: id }));
    expect(await sees(people.ana)).toBe('freelancer ');
    expect(await sees(cleo)).toBe('no-such-job');
    expect(await sees(agent)).toBe('no-such-job');
    expect(await sees(people.ben)).toBe('client reopen');
    expect(await closeJob(house, cleo, { job: id })).toMatchObject({ refused: 'no-such-job' });
    expect(await closeJob(house, people.ana, { job: id })).toMatchObject({ refused: 'clients-only' });
    expect(await closeJob(house, people.olu, { job: id })).toMatchObject({ refused: 'clients-only' });
  });

  it('is edited by the version that was seen: the later of two tabs is told, and overwrites nothing', async () => {
    const { id } = await postJob(house, people.ben);
    const edit = (title: string) => editJob(house, people.ben, { ...SHOP, job: id, version: 0, title });
    const both = await Promise.all([edit('One'), edit('Two')]);
    expect(both.filter((one) => 'refused' in one)).toMatchObject([{ refused: 'changed-meanwhile' }]);
    expect(await readJob(house, people.ben, { job: id })).toMatchObject({ version: 1 });
  });

  it('keeps its kind: an hourly one gets no budget by an edit', async () => {
    const { id } = await postJob(house, people.ben);
    const wanted = { ...SHOP, job: id, version: 0, rateFrom: null, rateTo: null, budget: '500.00' };
    expect(await editJob(house, people.ben, wanted)).toMatchObject({
      refused: 'bad-request',
      field: 'budget',
    });
  });

  it('closed takes no edit and no second closing, and is opened again for another thirty days', async () => {
    const { id } = await postJob(house, people.ben);
    expect(await reopenJob(house, people.ben, { job: id })).toMatchObject({ refused: 'not-in-this-state' });
    expect(await closeJob(house, people.ben, { job: id })).toMatchObject({
      state: 'closed',
      closedAt: '2026-11-18T10:00:00Z',
      expiresAt: null,
    });
    expect(await closeJob(house, people.ben, { job: id })).toMatchObject({ refused: 'job-not-open' });
    expect(await editJob(house, people.ben, { ...SHOP, job: id, version: 0 })).toMatchObject({
      refused: 'job-not-open',
    });
    house.movable.moveTo(house.clock.now() + 86_400);
    expect(await reopenJob(house, people.ben, { job: id })).toMatchObject({
      state: 'open',
      expiresAt: '2026-12-19T10:00:00Z',
    });
  });
});
