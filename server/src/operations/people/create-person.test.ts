import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedOf } from '../../store/seeds.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../../testing/office.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';

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

function create(person: object): Promise<TestAnswer> {
  const body = { password: 'long enough', ...person };
  return office.ask('POST /people', { token: people.olu.token, body });
}

describe('an operator creates a person', () => {
  it('a freelancer gets a desk, with a secret of its own for the snapshot instants', async () => {
    const made = await create({ name: 'Cleo Park', email: 'cleo@example.test', role: 'freelancer' });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ name: 'Cleo Park', roles: ['freelancer'], organisations: [] });
    const { id } = made.json as { id: string };
    const seed = await seedOf(house.db, id);
    expect(seed).toHaveLength(32);
    expect(seed).not.toEqual(await seedOf(house.db, people.ana.person));
    expect(made.text).not.toContain(seed.toString('base64url'));
  });

  it('a client gets an organisation: one of its own, a new one by its name, or one that exists', async () => {
    const own = await create({ name: 'Dan Ruiz', email: 'dan@example.test', role: 'client' });
    expect(own.json).toMatchObject({ roles: ['client'], organisations: [{ name: 'Dan Ruiz' }] });
    const named = {
      name: 'Fay Wu',
      email: 'fay@example.test',
      role: 'client',
      organisation: { name: 'Wu & Co' },
    };
    expect((await create(named)).json).toMatchObject({ organisations: [{ name: 'Wu & Co' }] });
    const joins = {
      name: 'Gil Orr',
      email: 'gil@example.test',
      role: 'client',
      organisation: { id: people.acme },
    };
    expect((await create(joins)).json).toMatchObject({
      organisations: [{ id: people.acme, name: 'Acme Garden Tools' }],
    });
  });

  it('is refused an e-mail that somebody has, however it is written, and nothing is left of it', async () => {
    const before = await everything();
    const again = await create({ name: 'Ana', email: 'ANA@Example.Test', role: 'client' });
    expect([again.status, again.code]).toEqual([409, 'email-taken']);
    const nobodys = { id: '00000000-0000-4000-8000-000000000000' };
    const lost = await create({
      name: 'Hal',
      email: 'hal@example.test',
      role: 'client',
      organisation: nobodys,
    });
    expect([lost.status, lost.code]).toEqual([404, 'no-such-organisation']);
    const wrong = { name: 'Ida', email: 'ida@example.test', role: 'operator', organisation: { name: 'Ida' } };
    expect((await create(wrong)).code).toBe('bad-request');
    expect(await everything()).toEqual(before);
  });

  it.each(['is_operator', 'id', 'password_hash', 'created_at', 'roles', 'email_key', 'snapshot_seed'])(
    'cannot write %s, which is no field of the letter',
    async (column) => {
      const answer = await create({ name: 'Eve', email: 'eve@example.test', role: 'client', [column]: true });
      expect([answer.code, answer.json]).toMatchObject(['bad-request', { field: column }]);
    },
  );

  it('sees those who came last, where there are many', async () => {
    const strangers = Array.from({ length: LIMITS.list }, (_, n) => ({
      id: house.random.uuid(),
      name: `Person ${n}`,
      email: `p${n}@example.test`,
      email_key: `p${n}@example.test`,
      password_hash: '',
      is_operator: false,
      created_at: house.clock.now() - LIMITS.list + n,
    }));
    await house.db.insertInto('person').values(strangers).execute();
    const { json } = await office.ask('GET /people', { token: people.olu.token });
    const names = (json as { name: string }[]).map(({ name }) => name);
    expect(names).toHaveLength(LIMITS.list);
    expect(names).toContain('Ana Duarte');
    expect(names).not.toContain('Person 0');
  });

  it('is noted, with who did it', async () => {
    const made = await create({ name: 'Jo Bell', email: 'jo@example.test', role: 'operator' });
    const { id } = made.json as { id: string };
    const notes = await house.db.selectFrom('audit').selectAll().where('object', '=', id).execute();
    expect(notes).toMatchObject([
      { deed: 'person-created', person_id: people.olu.person, detail: { role: 'operator' } },
    ]);
    expect((await office.ask('GET /people', { token: people.olu.token })).text).toContain('jo@example.test');
  });
});

/** How many rows there are of all that a person is made of. */
async function everything(): Promise<number[]> {
  const tables = ['person', 'organisation', 'organisation_member', 'freelancer', 'audit'] as const;
  const counts = tables.map(async (table) => (await house.db.selectFrom(table).selectAll().execute()).length);
  return Promise.all(counts);
}
