import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { later, type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import {
  createFreelancer,
  createPeople,
  createTracker,
  newTokenOf,
  type TestPeople,
} from '../testing/people.ts';

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

const PASSWORD = 'long enough it is';
const signUp = (body: object, at = office): Promise<TestAnswer> =>
  at.ask('POST /people/sign-up', { body: { password: PASSWORD, ...body } });
const cookieOf = (answer: TestAnswer): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('somebody who signs up', () => {
  it('as a freelancer has a desk, is signed in, and is read as their browser says', async () => {
    const reader = { languages: ['ja-JP'], zone: 'Asia/Tokyo' };
    const made = await signUp({ name: 'Uma Ito', email: 'uma@example.test', role: 'freelancer', reader });
    expect([made.status, made.json]).toMatchObject([201, { roles: ['freelancer'], organisations: [] }]);
    const cookie = cookieOf(made);
    expect((await office.ask('GET /session', { cookie })).json).toEqual(made.json);
    expect((await office.ask('GET /me/notice-settings', { cookie })).json).toMatchObject({
      language: 'ja',
      zone: 'Asia/Tokyo',
    });
    const { id } = made.json as { id: string };
    expect(
      await house.db.selectFrom('freelancer').selectAll().where('person_id', '=', id).execute(),
    ).toHaveLength(1);
  });

  it('as a client owns an organisation, named as they say', async () => {
    const made = await signUp({
      name: 'Vic Lo',
      email: 'vic@example.test',
      role: 'client',
      organisation: 'Lo Ltd',
    });
    expect(made.json).toMatchObject({ organisations: [{ name: 'Lo Ltd', kind: 'client', role: 'owner' }] });
    const bare = await signUp({ name: 'Wim Bo', email: 'wim@example.test', role: 'client' });
    expect(bare.json).toMatchObject({ organisations: [{ name: 'Wim Bo' }] });
  });

  it('is refused a taken address, an unknown role, and what is no field; nobody is made', async () => {
    const before = await house.db.selectFrom('person').select('id').execute();
    const wanted = { name: 'Eve', email: 'eve@example.test' };
    expect((await signUp({ ...wanted, email: 'ANA@example.test', role: 'client' })).code).toBe('email-taken');
    expect((await signUp(wanted)).code).toBe('bad-request');
    expect((await signUp({ ...wanted, role: 'operator' })).code).toBe('bad-request');
    expect((await signUp({ ...wanted, role: 'client', is_operator: true })).code).toBe('bad-request');
    expect((await signUp({ ...wanted, role: 'client', password: 'short' })).code).toBe('bad-request');
    expect((await signUp({ ...wanted, invitation: 'none' })).code).toBe('no-such-invitation');
    expect(await house.db.selectFrom('person').select('id').execute()).toEqual(before);
  });

  it('is one person, however many times the button is pressed', async () => {
    const wanted = { name: 'Xia Ma', email: 'xia@example.test', role: 'freelancer' };
    const all = await Promise.all(Array.from({ length: 4 }, () => signUp(wanted)));
    expect(all.filter(({ code }) => code === null)).toHaveLength(1);
    expect(all.filter(({ code }) => code === 'email-taken')).toHaveLength(3);
  });

  it('from one address is let in forty times in a quarter of an hour, whatever comes of it', async () => {
    const fresh = await testOffice(house);
    const codes: (string | null)[] = [];
    for (let n = 0; n < 41; n += 1)
      codes.push((await signUp({ name: 'Yes', email: 'y@example.test' }, fresh)).code);
    expect(codes.slice(0, 40)).not.toContain('too-many-tries');
    expect(codes[40]).toBe('too-many-tries');
    await fresh.close();
  });

  it('is turned away where the house takes the invited alone, and is told so before', async () => {
    const closed = await testHouse({ signUp: 'invited' });
    const there = await testOffice(closed);
    expect((await there.ask('GET /house')).json).toMatchObject({ signUp: 'invited' });
    const body = { name: 'Zoe', email: 'zoe@example.test', role: 'client' };
    expect((await signUp(body, there)).code).toBe('sign-up-closed');
    await there.close();
    await closed.close();
  });
});

describe('a new password', () => {
  it('ends every other browser and program, and trackers where it is said', async () => {
    const cleo = await createFreelancer(house, 'Cleo Park');
    const tracker = await createTracker(house, cleo);
    const other = await newTokenOf(house, { ...cleo, kind: 'browser' });
    const change = (old: string, next: string, more: object = {}) =>
      office.ask('PUT /session/password', { token: cleo.token, body: { old, new: next, ...more } });
    expect((await change('wrong', PASSWORD)).code).toBe('wrong-sign-in');
    expect((await change(cleo.password, PASSWORD)).json).toEqual({ ended: 1 });
    const who = (token: string) => office.ask('GET /session', { token });
    expect((await who(other)).code).toBe('not-signed-in');
    expect((await who(tracker.token)).status).toBe(200);
    const signIn = (password: string) =>
      office.ask('POST /session', { body: { email: cleo.email, password } });
    expect((await signIn(cleo.password)).code).toBe('wrong-sign-in');
    expect((await signIn(PASSWORD)).status).toBe(200);
    expect((await change(PASSWORD, `${PASSWORD}, too`, { trackers: true })).json).toEqual({ ended: 2 });
    expect((await who(tracker.token)).code).toBe('not-signed-in');
    expect((await who(cleo.token)).status).toBe(200);
  });

  it('of two at once with the same old one is that of the first', async () => {
    const dan = await createFreelancer(house, 'Dan Ruiz');
    const change = (next: string) =>
      office.ask('PUT /session/password', { token: dan.token, body: { old: dan.password, new: next } });
    const codes = (await Promise.all([change('first of the two'), change('second of the two')])).map(
      (one) => one.code,
    );
    expect(new Set(codes)).toEqual(new Set([null, 'wrong-sign-in']));
  });

  it('cannot be guessed at an open browser', async () => {
    const fay = await createFreelancer(house, 'Fay Wu');
    const change = () =>
      office.ask('PUT /session/password', { token: fay.token, body: { old: 'wrong', new: PASSWORD } });
    for (let n = 0; n < 10; n += 1) expect((await change()).code).toBe('wrong-sign-in');
    expect((await change()).code).toBe('too-many-tries');
  });
});

describe('what is signed in', () => {
  it('is seen by its owner, without a word of the token, and ended one by one', async () => {
    const gil = await createFreelancer(house, 'Gil Orr');
    await createTracker(house, gil);
    const program = await newTokenOf(house, gil);
    const list = await office.ask('GET /sign-ins', { token: gil.token });
    const signIns = list.json as { id: string; kind: string; current: boolean }[];
    expect(signIns.map(({ kind, current }) => [kind, current])).toEqual(
      expect.arrayContaining([
        ['program', true],
        ['program', false],
      ]),
    );
    expect(signIns).toHaveLength(2);
    expect(list.text).not.toContain(program);
    const other = signIns.find(({ current }) => !current)?.id ?? '';
    const end = (token: string) => office.ask(`DELETE /sign-ins/${other}`, { token });
    expect((await end(people.ana.token)).code).toBe('no-such-sign-in');
    expect((await end(gil.token)).status).toBe(204);
    expect((await end(gil.token)).code).toBe('no-such-sign-in');
    expect((await office.ask('GET /session', { token: program })).code).toBe('not-signed-in');
  });

  it('is not listed once it has expired', async () => {
    const hal = await createFreelancer(house, 'Hal Moss');
    await newTokenOf(house, hal, 100);
    later(house, office, 100);
    expect((await office.ask('GET /sign-ins', { token: hal.token })).json).toHaveLength(1);
  });
});
