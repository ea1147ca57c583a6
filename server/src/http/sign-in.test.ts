import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD_COST } from '../password.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { later, type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import { createFreelancer, createPeople, type TestPeople } from '../testing/people.ts';

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

const DAY = 86_400;

function signIn(email: string, password: string, cookie?: string): Promise<TestAnswer> {
  const more = cookie === undefined ? {} : { cookie };
  return office.ask('POST /session', { body: { email, password }, ...more });
}

/** `name=value` of the cookie that an answer leaves. */
function cookieOf(answer: TestAnswer): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('signing in by a browser', () => {
  it('leaves a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn('ana@example.test', people.ana.password);
    expect(answer.json).toMatchObject({ name: 'Ana Duarte', roles: ['freelancer'] });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^stint=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const cookie = cookieOf(answer);
    expect((await office.ask('GET /session', { cookie })).json).toMatchObject({ name: 'Ana Duarte' });
    const kept = await house.db.selectFrom('sign_in').select('token_sha256').execute();
    expect(kept.map((row) => row.token_sha256.toString())).not.toContain(cookie.slice('stint='.length));
  });

  it('takes the e-mail in any case', async () => {
    expect((await signIn(' ANA@Example.Test', people.ana.password)).status).toBe(200);
  });

  it('is over on the server after signing out: a copy of the cookie is worth nothing', async () => {
    const cookie = cookieOf(await signIn('ana@example.test', people.ana.password));
    const out = await office.ask('DELETE /session', { cookie });
    expect(out.status).toBe(204);
    expect(cookieOf(out)).toBe('stint=');
    expect((await office.ask('GET /session', { cookie })).code).toBe('not-signed-in');
  });

  it('begins under a new token, whatever came with it, and ends the earlier one', async () => {
    const planted = await signIn('ana@example.test', people.ana.password, 'stint=planted-by-somebody');
    expect(cookieOf(planted)).not.toContain('planted');
    const again = await signIn('ben@example.test', people.ben.password, cookieOf(planted));
    expect(cookieOf(again)).not.toBe(cookieOf(planted));
    expect((await office.ask('GET /session', { cookie: cookieOf(planted) })).status).toBe(401);
  });

  it('ends unused after 14 days, and used after 30', async () => {
    const unused = cookieOf(await signIn('ana@example.test', people.ana.password));
    const used = cookieOf(await signIn('ana@example.test', people.ana.password));
    const holds = async (cookie: string) => (await office.ask('GET /session', { cookie })).status === 200;
    later(house, office, 13 * DAY);
    expect(await holds(used)).toBe(true);
    later(house, office, DAY);
    expect([await holds(used), await holds(unused)]).toEqual([true, false]);
    later(house, office, 13 * DAY);
    expect(await holds(used)).toBe(true);
    later(house, office, 3 * DAY);
    expect(await holds(used)).toBe(false);
  });
});

describe('a token for a program', () => {
  it('signs in as its person for 90 days, until it signs out', async () => {
    const body = { email: 'olu@example.test', password: people.olu.password, name: 'nightly export' };
    const made = await office.ask('POST /tokens', { body });
    expect(made.status).toBe(201);
    expect(made.headers.getSetCookie()).toEqual([]);
    const { token } = made.json as { token: string };
    expect((await office.ask('GET /people', { token })).status).toBe(200);
    await office.ask('DELETE /session', { token });
    const refused = await office.ask('GET /people', { token });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="stint"');
    expect(refused.status).toBe(401);
  });
});

describe('somebody who guesses', () => {
  it('is not told whether an e-mail is known here: same answer, same work', async () => {
    const known = await signIn('ben@example.test', 'not the password');
    const unknown = await signIn('nobody@example.test', 'not the password');
    expect([known.status, known.code]).toEqual([401, 'wrong-sign-in']);
    expect(unknown.text).toBe(known.text);
    const names = (answer: TestAnswer) => [...answer.headers.keys()].sort();
    expect(names(unknown)).toEqual(names(known));
    expect(PASSWORD_COST.memory).toBeGreaterThanOrEqual(19_456);
  });

  it('has ten tries for one account in a quarter of an hour; who knows the password uses none up', async () => {
    await createFreelancer(house, 'Gus Lind');
    const guess = () => signIn('gus@example.test', 'not the password');
    for (let n = 0; n < 9; n++) expect((await guess()).code).toBe('wrong-sign-in');
    for (let n = 0; n < 3; n++) expect((await signIn('gus@example.test', 'gus-has-a-key')).status).toBe(200);
    expect((await guess()).code).toBe('wrong-sign-in');
    const refused = await signIn('gus@example.test', 'gus-has-a-key');
    expect([refused.status, refused.code]).toEqual([429, 'too-many-tries']);
    expect(refused.headers.get('retry-after')).toBe('900');
    const body = { email: 'gus@example.test', password: 'gus-has-a-key', name: 'program' };
    expect((await office.ask('POST /tokens', { body })).code).toBe('too-many-tries');
    expect((await signIn('ana@example.test', people.ana.password)).status).toBe(200);
    later(house, office, 900);
    expect((await signIn('gus@example.test', 'gus-has-a-key')).status).toBe(200);
  });
});

describe('a page of another site', () => {
  const elsewhere = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:9' },
    { origin: 'null' },
  ];

  it.each(elsewhere)('can do nothing with the cookie, and read nothing: %j', async (headers) => {
    const cookie = cookieOf(await signIn('ana@example.test', people.ana.password));
    const ask = (line: string, body?: unknown) => office.ask(line, { cookie, headers, body });
    expect((await ask('DELETE /session')).code).toBe('other-site');
    expect((await ask('POST /payouts', { id: 'x' })).code).toBe('other-site');
    expect((await ask('GET /contracts')).code).toBe('other-site');
    expect((await ask('POST /session', { email: 'a', password: 'b' })).code).toBe('other-site');
    expect((await office.ask('GET /session', { cookie })).status).toBe(200);
  });

  it('cannot sign somebody in with a form, which needs no leave of ours', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const plain = { 'content-type': 'text/plain' };
    const body = JSON.stringify({ email: 'ana@example.test', password: people.ana.password });
    for (const headers of [form, plain]) {
      const answer = await office.ask('POST /session', { headers, body });
      expect([answer.status, answer.code]).toEqual([415, 'not-json']);
    }
  });

  it('is no obstacle for our own pages, nor for a program with its token', async () => {
    const cookie = cookieOf(await signIn('ana@example.test', people.ana.password));
    const own = { 'sec-fetch-site': 'same-origin', origin: office.address };
    expect((await office.ask('DELETE /session', { cookie, headers: own })).status).toBe(204);
    const { token } = people.ana;
    const headers = { origin: 'http://evil.example' };
    expect((await office.ask('GET /contracts', { token, headers })).status).toBe(200);
  });
});
