import { LIMITS } from '@stint/wire/limits';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done, postJob } from '../../testing/jobs.ts';
import {
  createClient,
  createFreelancer,
  createOrganisation,
  createPeople,
  type TestPeople,
  type TestPerson,
} from '../../testing/people.ts';
import { closeJob } from './change-job.ts';
import { listJobs } from './list-jobs.ts';

let house: TestHouse;
let people: TestPeople;
let dan: TestPerson;
const fixed = { kind: 'fixed', rateFrom: null, rateTo: null } as const;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
  dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
  const { ben } = people;
  const none = { labels: [], level: null, description: 'Nothing more.' };
  await post(ben, { title: 'Photograph a garden', description: 'Design the light.', labels: [] });
  await post(ben, { ...none, title: 'Design a header', labels: ['front-end'] });
  await post(dan, { ...none, title: 'Translate letters', labels: ['calls to Porto'], level: 'expert' });
  await post(dan, { ...none, ...fixed, title: 'Node.js, C++ and 색', budget: '900', currency: 'EUR' });
  await post(dan, { ...none, title: 'Cheap work', rateFrom: '5.00', rateTo: null, currency: 'USD' });
  const gone = await post(ben, { ...none, title: 'Design of old' });
  done(await closeJob(house, ben, { job: gone }));
});
afterAll(() => house.close());

async function post(who: TestPerson, more: Parameters<typeof postJob>[2]): Promise<string> {
  house.movable.moveTo(house.clock.now() + 1);
  return (await postJob(house, who, more)).id;
}

async function titles(query: Parameters<typeof listJobs>[2], who: TestPerson = people.ana) {
  const found = await listJobs(house, who, query);
  return 'refused' in found ? found.refused : found.jobs.map(({ title }) => title);
}
const search = (text: string) => titles({ search: text });

describe('looking for a job', () => {
  it('finds the newest first where nothing is searched for', async () => {
    expect(await titles({})).toEqual([
      'Cheap work',
      'Node.js, C++ and 색',
      'Translate letters',
      'Design a header',
      'Photograph a garden',
    ]);
  });

  it('finds words in title, labels and description, the title before the others', async () => {
    expect(await search('design')).toEqual(['Design a header', 'Photograph a garden']);
    expect(await search('DESIGN light')).toEqual(['Photograph a garden']);
    expect(await search('porto')).toEqual(['Translate letters']);
    expect(await search('색')).toEqual(['Node.js, C++ and 색']);
  });

  it('finds what begins as the last word does, for who is still typing', async () => {
    expect(await search('desi')).toEqual(['Design a header', 'Photograph a garden']);
    expect(await search('a head')).toEqual(['Design a header']);
    expect(await search('head a')).toEqual([]);
    expect(await search('front-e')).toEqual(['Design a header']);
    expect(await search('node.j')).toEqual(['Node.js, C++ and 색']);
    expect(await search('node.js')).toEqual(['Node.js, C++ and 색']);
  });

  it('knows phrases, or and not', async () => {
    expect(await search('"a header"')).toEqual(['Design a header']);
    expect(await search('"header a"')).toEqual([]);
    expect(await search('header or translate')).toEqual(['Translate letters', 'Design a header']);
    expect(await search('design -header')).toEqual(['Photograph a garden']);
  });

  it.each([
    `"`,
    `'`,
    `''':*`,
    `design':* | 'x`,
    `\\`,
    `:`,
    `a:b:c`,
    `<->`,
    `!!!`,
    `(((`,
    `& | !`,
    `--`,
    `; drop table job`,
    `%_`,
    `$1`,
    `or or or`,
    `"a "b "c`,
    `‮`,
    `😀`,
    `-`,
    `*`,
    `design:*`,
    '-'.repeat(200),
    'a or '.repeat(40),
    `${'x'.repeat(199)}'`,
  ])('takes %j as words, and breaks on nothing', async (text) => {
    expect(await search(text)).toBeInstanceOf(Array);
  });

  it('breaks on nothing that can be typed', async () => {
    const sign = fc.constantFrom(...`--"':()&|!ab or\\<>*.@/,+_#색‮`);
    const typed = fc.oneof(
      fc.string({ unit: sign, maxLength: LIMITS.search }),
      fc.string({ unit: 'grapheme' }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        fc.pre(!text.includes('\0'));
        expect(await search(text)).toBeInstanceOf(Array);
      }),
      { numRuns: 300 },
    );
  });

  it('is narrowed by kind, level, label, currency, rate and client', async () => {
    expect(await titles({ kind: 'fixed' })).toEqual(['Node.js, C++ and 색']);
    expect(await titles({ level: 'expert', kind: 'hourly' })).toEqual([
      'Cheap work',
      'Translate letters',
      'Design a header',
    ]);
    expect(await titles({ label: 'front-end' })).toEqual(['Design a header']);
    expect(await titles({ currency: 'EUR' })).toEqual(['Node.js, C++ and 색']);
    expect(await titles({ rateAtLeast: '60.00', currency: 'USD', search: 'design' })).toHaveLength(2);
    expect(await titles({ rateAtLeast: '60.01', currency: 'USD' })).toEqual([]);
    expect(await titles({ rateAtLeast: '5', currency: 'USD' })).toHaveLength(4);
    expect(await titles({ organisation: people.acme })).toHaveLength(2);
    expect(await titles({ rateAtLeast: '60.00' })).toBe('bad-request');
    expect(await titles({ rateAtLeast: '0', currency: 'USD' })).toBe('bad-rate');
  });

  it('shows a client all of their own and nobody else’s, and the operator all', async () => {
    expect(await titles({ state: 'all' }, people.ben)).toEqual([
      'Design of old',
      'Design a header',
      'Photograph a garden',
    ]);
    expect(await titles({ mine: 'true', state: 'closed' }, people.ben)).toEqual(['Design of old']);
    expect(await titles({ state: 'closed' })).toEqual([]);
    expect(await titles({ state: 'all' }, people.olu)).toHaveLength(6);
    expect(await titles({}, dan)).toHaveLength(3);
    expect(await titles({ mine: 'true' })).toEqual([]);
  });
});

describe('a list of many jobs', () => {
  it('comes in pages that neither repeat nor skip one, though others are posted meanwhile', async () => {
    const reader = await createFreelancer(house, 'Cleo Park');
    for (let n = 0; n < LIMITS.jobs * 2 + 5; n += 1) {
      // Two each second: their ids decide which is first.
      if (n % 2 === 0) house.movable.moveTo(house.clock.now() + 1);
      await postJob(house, dan, { title: `Paging ${n}`, labels: [], description: 'x'.repeat(n % 3) || 'y' });
    }
    for (const query of [{ organisation: dan.organisations[0] ?? '' }, { search: 'paging' }]) {
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < 10; page += 1) {
        const found = done(await listJobs(house, reader, { ...query, ...(after ? { after } : {}) }));
        expect(found.jobs.length).toBeLessThanOrEqual(LIMITS.jobs);
        seen.push(...found.jobs.map(({ title }) => title));
        if (found.next === null) break;
        after = found.next;
        await post(dan, { title: `Meanwhile ${page}` });
      }
      const paged = seen.filter((title) => title.startsWith('Paging'));
      expect(new Set(paged).size).toBe(LIMITS.jobs * 2 + 5);
      expect(paged).toHaveLength(LIMITS.jobs * 2 + 5);
    }
  });
});
