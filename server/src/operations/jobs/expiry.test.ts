import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import { notificationsOf } from '../../store/notifications.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob, SHOP, sendProposal } from '../../testing/jobs.ts';
import { createMember, createPeople, type TestPeople, type TestPerson } from '../../testing/people.ts';
import { createProposal } from '../proposals/create-proposal.ts';
import { closeJob, editJob, reopenJob } from './change-job.ts';
import { listJobs } from './list-jobs.ts';
import { readJob } from './read-job.ts';

// 18 Nov 10:00 |----------- 27 days -----------| 15 Dec 10:00 |- 3 days -| 18 Dec 10:00
//              posted                          warned of                 expired

let house: TestHouse;
let people: TestPeople;
let job: string;
beforeEach(async () => {
  house = await testHouse();
  people = await createPeople(house);
  ({ id: job } = await postJob(house, people.ben));
});
afterEach(() => house.close());

const until = (to: string) => moveAndTick(house, toInstant(to));

async function toldTo(person: TestPerson): Promise<string[]> {
  const rows = await notificationsOf(house.db, person.person, { before: null, limit: 100 });
  return rows
    .map((row) => `${new Date(Number(row.at) * 1000).toISOString().slice(5, 16)} ${row.kind}`)
    .reverse();
}

describe('a job to which nothing happens', () => {
  it('is warned of after 27 days, expires after 30, and is told of once, to those who hire', async () => {
    const vera = await createMember(house, 'Vera Lind', people.acme, 'viewer');
    await until('2026-12-15T09:59:59Z');
    expect(await toldTo(people.ben)).toEqual([]);
    await until('2027-03-01T00:00:00Z');
    await tick(house);
    expect(await toldTo(people.ben)).toEqual(['12-15T10:00 job-expires', '12-18T10:00 job-expired']);
    expect(await toldTo(vera)).toEqual([]);
    expect(await readJob(house, people.ben, { job })).toMatchObject({ state: 'expired', may: ['reopen'] });
  });

  it('has expired in that second, whether or not the clock has ticked', async () => {
    house.movable.moveTo(toInstant('2026-12-18T09:59:59Z'));
    expect(await readJob(house, people.ana, { job })).toMatchObject({ state: 'open', may: ['propose'] });
    house.movable.moveTo(toInstant('2026-12-18T10:00:00Z'));
    const { ben, ana } = people;
    expect(await createProposal(house, ana, { job, amount: '45.00', message: 'Late.' })).toMatchObject({
      refused: 'no-such-job',
    });
    expect(await editJob(house, ben, { ...SHOP, job, version: 0 })).toMatchObject({
      refused: 'job-not-open',
    });
    expect(await closeJob(house, ben, { job })).toMatchObject({ refused: 'job-not-open' });
    expect(await listJobs(house, ana, {})).toMatchObject({ jobs: [] });
    expect(await listJobs(house, ben, { mine: 'true', state: 'expired' })).toMatchObject({
      jobs: [{ id: job }],
    });
  });

  it('is warned of anew after each activity: a proposal, an edit, an opening', async () => {
    await until('2026-12-16T10:00:00Z');
    await sendProposal(house, people.ana, job);
    expect(await readJob(house, people.ben, { job })).toMatchObject({ expiresAt: '2027-01-15T10:00:00Z' });
    await until('2027-01-14T10:00:00Z');
    done(await editJob(house, people.ben, { ...SHOP, job, version: 0 }));
    await until('2027-02-14T10:00:00Z');
    done(await reopenJob(house, people.ben, { job }));
    await until('2027-03-14T10:00:00Z');
    expect((await toldTo(people.ben)).filter((line) => line.includes('job-'))).toEqual([
      '12-15T10:00 job-expires',
      '01-12T10:00 job-expires',
      '02-10T10:00 job-expires',
      '02-13T10:00 job-expired',
      '03-13T10:00 job-expires',
    ]);
  });

  it('that is closed meanwhile is not told of', async () => {
    await until('2026-12-14T10:00:00Z');
    done(await closeJob(house, people.ben, { job }));
    await until('2027-03-01T00:00:00Z');
    expect(await toldTo(people.ben)).toEqual([]);
  });
});
