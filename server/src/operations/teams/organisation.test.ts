import type { Organisation } from '@stint/wire/teams';
import { afterAll, describe, expect, it } from 'vitest';
import { openMailOffice } from '../../testing/mail-office.ts';
import { createClient, createMember, createOrganisation, type TestPerson } from '../../testing/people.ts';

const { house, office, people, close } = await openMailOffice();
afterAll(close);

const ask = (who: Pick<TestPerson, 'token'>, line: string, body?: object) =>
  office.ask(line, { token: who.token, ...(body ? { body } : {}) });
const team = async (who: TestPerson, id: string) =>
  (await ask(who, `GET /organisations/${id}`)).json as Organisation;

describe('an organisation', () => {
  it('is founded once, however often it is asked for with the same id', async () => {
    const id = house.random.uuid();
    const body = { id, name: 'Rivers & Sons', kind: 'agency' };
    const [first, second] = await Promise.all([
      ask(people.ana, 'POST /organisations', body),
      ask(people.ana, 'POST /organisations', body),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.json).toEqual(second.json);
    expect(first.json).toMatchObject({ id, kind: 'agency', role: 'owner', may: ['team', 'leave'] });
    expect((await ask(people.ana, 'POST /organisations', { ...body, name: 'Other' })).code).toBe('id-taken');
    expect((await ask(people.ben, 'POST /organisations', body)).code).toBe('id-taken');
    expect((await ask(people.ana, 'GET /session')).json).toMatchObject({
      roles: ['freelancer'],
      organisations: [{ id, kind: 'agency', role: 'owner' }],
    });
  });

  it('is not founded in bulk', async () => {
    const dan = await createClient(house, 'Dora Ruiz', await createOrganisation(house, 'Dora'));
    const codes: (string | null)[] = [];
    for (let n = 0; n < 12; n += 1) {
      codes.push((await ask(dan, 'POST /organisations', { name: `Shell ${n}`, kind: 'client' })).code);
    }
    expect(codes.filter((code) => code === null)).toHaveLength(9); // Dora's own is of today too
    expect(codes.at(-1)).toBe('too-many-tries');
  });

  it('is renamed by its owner, unless somebody else has meanwhile', async () => {
    const { version } = await team(people.ben, people.acme);
    const rename = (name: string) => ask(people.ben, `PUT /organisations/${people.acme}`, { version, name });
    expect((await rename('Acme Tools')).json).toMatchObject({ name: 'Acme Tools', version: version + 1 });
    expect((await rename('Acme Tools')).status).toBe(200);
    expect((await rename('Acme')).code).toBe('changed-meanwhile');
  });

  it('tells addresses and invitations to owners alone, and strangers not that it exists', async () => {
    const viewer = await createMember(house, 'Vera Holm', people.acme, 'viewer');
    const seen = await team(viewer, people.acme);
    expect(seen).toMatchObject({ role: 'viewer', may: ['leave'], invitations: [] });
    expect(seen.members.filter(({ email }) => email !== null).map(({ person }) => person.id)).toEqual([
      viewer.person,
    ]);
    expect((await ask(people.ana, `GET /organisations/${people.acme}`)).code).toBe('no-such-organisation');
    for (const [line, body] of [
      [`PUT /organisations/${people.acme}`, { version: 0, name: 'Mine' }],
      [`PUT /organisations/${people.acme}/members/${viewer.person}`, { role: 'owner' }],
      [`DELETE /organisations/${people.acme}/members/${people.ben.person}`, undefined],
      [`POST /organisations/${people.acme}/invitations`, { email: 'x@example.test', role: 'viewer' }],
    ] as const) {
      expect((await ask(viewer, line, body)).code, line).toBe('not-your-role');
      expect((await ask(people.ana, line, body)).code, line).toBe('no-such-organisation');
    }
  });

  it('keeps an owner: the last one neither leaves nor becomes less, of two at once one', async () => {
    const id = await createOrganisation(house, 'Two of us');
    const gil = await createClient(house, 'Gil Orr', id);
    const member = (who: TestPerson) => `/organisations/${id}/members/${who.person}`;
    expect((await ask(gil, `DELETE ${member(gil)}`)).code).toBe('last-owner');
    expect((await ask(gil, `PUT ${member(gil)}`, { role: 'viewer' })).code).toBe('last-owner');
    expect((await ask(gil, `PUT ${member(gil)}`, { role: 'agent' })).code).toBe('bad-request');
    const hal = await createClient(house, 'Hal Moss', id);
    const both = await Promise.all([
      ask(gil, `PUT ${member(gil)}`, { role: 'viewer' }),
      ask(hal, `DELETE ${member(hal)}`),
    ]);
    expect(new Set(both.map(({ code }) => code))).toEqual(new Set(['last-owner', null]));
  });

  it('is not there any more for who was taken out, whatever they ask', async () => {
    const id = await createOrganisation(house, 'Left behind');
    const [ida, jon] = [
      await createClient(house, 'Ida Berg', id),
      await createMember(house, 'Jon Fell', id, 'hirer'),
    ];
    expect((await ask(ida, `DELETE /organisations/${id}/members/${jon.person}`)).status).toBe(204);
    expect((await ask(jon, `GET /organisations/${id}`)).code).toBe('no-such-organisation');
    expect((await ask(jon, `GET /organisations/${id}/payment-methods`)).code).toBe('no-such-organisation');
    expect((await ask(ida, `DELETE /organisations/${id}/members/${jon.person}`)).code).toBe('no-such-person');
    expect((await ask(jon, 'GET /session')).json).toMatchObject({ organisations: [] });
  });
});
