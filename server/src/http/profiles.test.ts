import type { Week } from '@stint/wire/diary';
import type { Client, Freelancer, FreelancerCard, Profile } from '@stint/wire/profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../clock.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, CARDS, track, type Work } from '../testing/money.ts';
import { FIXED } from '../testing/offers.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createClient, createFreelancer, createOrganisation, type TestPerson } from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let work: Work;
let dan: TestPerson;

beforeAll(async () => {
  house = await testHouse({ payments: true, at: '2026-11-18T20:00:00Z' });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
  dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const ask = ({ token }: TestPerson, line: string, body?: object) =>
  office.ask(line, { token, ...(body ? { body } : {}) });
const profileOf = async (who: TestPerson, person = work.ana) =>
  (await ask(who, `GET /freelancers/${person.person}`)).json as Freelancer;
const BLANK: Profile = {
  version: 0,
  headline: '',
  about: '',
  level: null,
  rate: null,
  currency: null,
  skills: [],
  earningsShown: false,
};

describe('a profile', () => {
  it('counts the hours that the weeks count, each kind by its name, up to last midnight', async () => {
    await track(work.desk, '2026-11-17T09:00:00Z', 9);
    await track(work.desk, '2026-11-18T09:00:00Z', 3);
    const manual = { from: '2026-11-17T14:00:00Z', to: '2026-11-17T15:00:00Z', memo: 'Call' };
    const written = await office.ask(`POST /contracts/${work.contract}/manual-time`, {
      token: work.ana.token,
      body: manual,
    });
    expect(written.status).toBe(201);
    const running = await profileOf(work.ben);
    expect(running).toMatchObject({
      hours: { trackedSeconds: 5400, manualSeconds: 3600 },
      countedUntil: '2026-11-18T00:00:00Z',
      contractsRunning: 1,
      contractsDone: 0,
    });
    await moveAndTick(house, Date.parse('2026-11-23T12:00:00Z') / 1000);
    const { totals } = (await ask(work.ana, `GET /contracts/${work.contract}/weeks/2026-11-16`)).json as Week;
    const { hours, history } = await profileOf(work.ben);
    expect(hours).toEqual({
      trackedSeconds: totals.countedSeconds - totals.manualSeconds,
      manualSeconds: totals.manualSeconds,
    });
    expect(history[0]?.hours).toEqual(hours);
    expect(hours.trackedSeconds).toBe(7200);
  });

  it('that is not written is seen by those who work together, and by nobody else', async () => {
    expect((await ask(dan, `GET /freelancers/${work.ana.person}`)).code).toBe('no-such-freelancer');
    expect((await ask(work.olu, `GET /freelancers/${work.ana.person}`)).status).toBe(200);
    expect((await ask(work.ana, `GET /freelancers/${work.ben.person}`)).code).toBe('no-such-freelancer');
    expect((await ask(dan, 'GET /freelancers')).json).toEqual({ freelancers: [], next: null });
    const offer = { freelancer: work.ana.person, title: 'Yours', message: '', terms: FIXED };
    const [organisation] = dan.organisations;
    expect((await ask(dan, 'POST /offers', { ...offer, organisation })).status).toBe(201);
    expect((await ask(dan, `GET /freelancers/${work.ana.person}`)).code).toBe('no-such-freelancer');
    expect((await office.ask(`GET /freelancers/${work.ana.person}`)).code).toBe('not-signed-in');
  });

  it('is written by its freelancer, unless it changed meanwhile, and then found', async () => {
    const wanted: Profile = {
      ...BLANK,
      headline: 'Web shops that load at once',
      about: 'Ten years\nof front ends.',
      level: 'expert',
      rate: '45.00',
      currency: 'USD',
      skills: ['TypeScript', 'typescript', 'CSS'],
    };
    const set = await ask(work.ana, 'PUT /profile', wanted);
    expect(set.json).toMatchObject({ version: 1, skills: ['typescript', 'CSS'], rate: '45.00' });
    const again = { ...wanted, skills: ['typescript', 'CSS'] };
    expect((await ask(work.ana, 'PUT /profile', again)).json).toMatchObject({ version: 1 });
    expect((await ask(work.ana, 'PUT /profile', { ...again, about: 'x' })).code).toBe('changed-meanwhile');
    expect((await ask(work.ben, 'PUT /profile', wanted)).code).toBe('freelancers-only');
    expect((await ask(work.ana, 'PUT /profile', { ...again, rate: '45.001' })).code).toBe('bad-rate');
    expect((await ask(work.ana, 'PUT /profile', { ...again, currency: null })).code).toBe('bad-rate');
    expect(await profileOf(dan)).toMatchObject({ headline: wanted.headline, listed: true, earned: null });
  });

  it('shows earnings where its freelancer says so, and to that freelancer always', async () => {
    const earned = [{ amount: '121.50', currency: 'USD' }];
    expect((await profileOf(work.ana)).earned).toEqual(earned);
    const mine = (await ask(work.ana, 'GET /profile')).json as Profile;
    await ask(work.ana, 'PUT /profile', { ...mine, earningsShown: true });
    expect((await profileOf(dan)).earned).toEqual(earned);
  });

  it('is found by words, level and skill, page by page', async () => {
    for (let n = 0; n < 26; n += 1) {
      const one = await createFreelancer(house, `F${n} Kim`);
      await ask(one, 'PUT /profile', { ...BLANK, headline: n % 2 ? 'Gardens' : 'Shops', level: 'entry' });
    }
    const list = async (query = '') =>
      (await ask(dan, `GET /freelancers${query}`)).json as {
        freelancers: FreelancerCard[];
        next: string | null;
      };
    const names = async (query: string) => (await list(query)).freelancers.map(({ name }) => name);
    const first = await list();
    const second = await list(`?after=${first.next}`);
    const ids = [...first.freelancers, ...second.freelancers].map(({ id }) => id);
    expect([first.freelancers.length, second.next, new Set(ids).size]).toEqual([24, null, 27]);
    expect(await names('?search=front')).toEqual(['Ana Duarte']);
    expect(await names('?search=duarte')).toEqual(['Ana Duarte']);
    expect(await names('?level=expert')).toEqual(['Ana Duarte']);
    expect(await names('?skill=css')).toEqual(['Ana Duarte']);
    expect(await names('?search=gardens')).toHaveLength(13);
    expect(await names('?search=gard')).toHaveLength(13);
    expect(await names("?search=%22'%25_%3B--%20or%20(")).toEqual([]);
    for (const signs of ['-'.repeat(200), '- '.repeat(100), '"'.repeat(199)]) {
      expect((await ask(dan, `GET /freelancers?search=${signs}`)).status).toBe(200);
    }
    expect((await list('?level=expert')).freelancers[0]?.hours).toEqual({
      trackedSeconds: 7200,
      manualSeconds: 3600,
    });
  });
});

describe("a client's page", () => {
  it('says how it pays, from the books', async () => {
    const seen = await ask(dan, `GET /clients/${work.acme}`);
    expect(seen.json as Client).toMatchObject({
      name: 'Acme Garden Tools',
      verifiedAt: '2026-11-18T20:00:00Z',
      hires: { made: 1, running: 1, people: 1 },
      paidSeconds: 10_800,
      onTime: { first: 1, of: 1 },
    });
    expect(seen.text).not.toContain('4242');
    expect((await ask(dan, `GET /clients/${house.random.uuid()}`)).code).toBe('no-such-organisation');
    expect((await office.ask(`GET /clients/${work.acme}`)).code).toBe('not-signed-in');
  });
});
