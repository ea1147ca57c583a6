import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople } from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const JOB = { kind: 'hourly', title: 'A shop', description: 'Baskets.', currency: 'USD', labels: ['calls'] };
const asBen = (line: string, body?: unknown) =>
  office.ask(line, { token: people.ben.token, ...(body === undefined ? {} : { body }) });
const asAna = (line: string, body?: unknown) =>
  office.ask(line, { token: people.ana.token, ...(body === undefined ? {} : { body }) });
const idOf = ({ json }: { json: unknown }) => (json as { id: string }).id;

describe('jobs and proposals over HTTP', () => {
  it('lead from a job to a proposal, and to a decline', async () => {
    const made = await asBen('POST /jobs', { ...JOB, organisation: people.acme });
    expect([made.status, made.json]).toMatchObject([201, { state: 'open', level: null, rateFrom: null }]);
    const job = idOf(made);
    const list = await asAna('GET /jobs?search=shop&kind=hourly&label=calls&currency=USD');
    expect(list.json).toMatchObject({ jobs: [{ id: job, excerpt: 'Baskets.' }], next: null });
    const { kind: _, ...content } = JOB;
    const edited = await asBen(`PUT /jobs/${job}`, { ...content, version: 0, rateTo: '60.00' });
    expect(edited.json).toMatchObject({ version: 1, rateTo: '60.00' });

    const sent = await asAna(`POST /jobs/${job}/proposals`, { amount: '45.00', message: 'Gladly.' });
    expect(sent.status).toBe(201);
    const at = `/proposals/${idOf(sent)}`;
    expect(
      (await asAna(`PUT ${at}`, { version: 0, amount: '46.00', message: 'Gladly!' })).json,
    ).toMatchObject({
      version: 1,
    });
    expect((await asBen(`GET ${at}`)).json).toMatchObject({ message: null });
    expect((await asBen(`POST ${at}/viewing`)).json).toMatchObject({ message: 'Gladly!' });
    expect((await asBen(`PUT ${at}/place`, { place: 'shortlisted' })).json).toMatchObject({
      state: 'shortlisted',
    });
    expect((await asBen(`GET /jobs/${job}/proposals?state=shortlisted`)).json).toMatchObject({
      proposals: [{ amount: '46.00' }],
    });
    expect((await asAna('GET /proposals')).json).toMatchObject({ counts: { shortlisted: 1 } });
    expect((await asBen(`POST ${at}/decline`, { reason: 'Too far.' })).json).toMatchObject({
      state: 'declined',
    });
    expect((await asAna(`POST ${at}/withdrawal`)).code).toBe('not-in-this-state');
    expect((await asBen(`POST /jobs/${job}/closing`)).json).toMatchObject({ state: 'closed' });
    expect((await asBen(`DELETE /jobs/${job}/closing`)).json).toMatchObject({ state: 'open' });
    expect((await asAna(`GET /jobs/${job}`)).json).toMatchObject({ myProposal: idOf(sent) });
  });

  it.each([
    ['title', { title: ' ' }],
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'A\0shop' }],
    ['title', { title: '\u202eshop' }],
    ['description', { description: '\n ' }],
    ['description', { description: 'x'.repeat(20_001) }],
    ['description', { description: 'a\ud800b' }],
    ['labels.0', { labels: [''] }],
    ['labels', { labels: Array.from({ length: 21 }, (_, n) => `label ${n}`) }],
    ['kind', { kind: 'daily' }],
  ])('name the field that is wrong: %s', async (field, more) => {
    const answer = await asBen('POST /jobs', { ...JOB, organisation: people.acme, ...more });
    expect([answer.status, answer.json]).toMatchObject([400, { code: 'bad-request', field }]);
  });

  it.each([
    'search=a%00b',
    `search=${'x'.repeat(201)}`,
    'search=%ED%A0%80%ED%A0%80'.repeat(40),
    'after=1.2.3',
    'after=99999999.999999999999.nobody',
    'level=best',
    'state=mine',
    'rateAtLeast=5&currency=usd',
  ])('refuse a hostile question: %s', async (query) => {
    expect((await asAna(`GET /jobs?${query}`)).status).toBe(400);
  });

  it('take 64 kB nowhere', async () => {
    const long = 'x'.repeat(65_536);
    const body = { ...JOB, organisation: people.acme, description: long };
    expect((await asBen('POST /jobs', body)).json).toMatchObject({
      code: 'bad-request',
      field: 'description',
    });
    expect((await asAna(`GET /jobs?search=${long.slice(0, 8000)}`)).code).toBe('bad-request');
  });
});
