import { AGENCY_ROLES, CLIENT_ROLES, mayAs, type Right } from '@stint/core/handshake/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { type TestOffice, testOffice } from '../../testing/office.ts';
import {
  createAgency,
  createMember,
  createPeople,
  type TestPeople,
  type TestPerson,
} from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';

// Every role x every deed in an organisation's name, over HTTP: what is expected is read from RIGHTS. A deed that asks
// for another right than it says here, or for none, fails; so does a role that may more than its table says.

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

interface Deed {
  readonly right: Right;
  readonly line: (contract: string) => string;
  readonly body?: object | undefined;
  /** The deed of the contract's letter that a page offers for it. */
  readonly offered?: string;
}

const ON = (path: string) => (contract: string) => path.replace(':contract', contract);
const OF = (path: string) => () => path.replace(':acme', people.acme);

const DEEDS: Readonly<Record<string, Deed>> = {
  'raise the rate': {
    right: 'change-terms',
    line: ON('PUT /contracts/:contract/rate'),
    body: { rate: '46.00' },
    offered: 'raise-rate',
  },
  'set the limit': {
    right: 'change-terms',
    line: ON('PUT /contracts/:contract/weekly-limit'),
    body: { minutes: 60 },
    offered: 'set-limit',
  },
  'allow manual time': {
    right: 'change-terms',
    line: ON('PUT /contracts/:contract/manual-time-permission'),
    body: { allowed: true },
    offered: 'set-manual-time',
  },
  pause: { right: 'change-terms', line: ON('POST /contracts/:contract/pause'), offered: 'pause' },
  end: { right: 'change-terms', line: ON('POST /contracts/:contract/end'), offered: 'end' },
  'decline a bonus': {
    right: 'review',
    line: ON('PUT /contracts/:contract/weeks/2026-11-16/bonus-request'),
    body: { state: 'declined', answer: 'no' },
  },
  'add a card': {
    right: 'pay',
    line: OF('POST /organisations/:acme/payment-methods'),
    body: { card: '4242424242424242' },
  },
  'post a job': {
    right: 'hire',
    line: () => 'POST /jobs',
    body: { kind: 'hourly', title: 'Shop', description: 'A web shop.', currency: 'USD' },
  },
  invite: {
    right: 'team',
    line: OF('POST /organisations/:acme/invitations'),
    body: { email: 'new@example.test', role: 'viewer' },
  },
};

describe.each(CLIENT_ROLES)('of a client a %s', (role) => {
  let member: TestPerson;
  beforeAll(async () => {
    member = await createMember(house, `${role} Client`, people.acme, role);
  });

  it.each(Object.keys(DEEDS))('may or may not %s, as its rights say', async (name) => {
    const deed = DEEDS[name];
    if (!deed) throw new Error(name);
    const contract = await createTestContract(house, people);
    const letter = await office.ask(`GET /contracts/${contract}`, { token: member.token });
    expect(letter.status).toBe(200);
    const may = mayAs(role, deed.right);
    const offered = (letter.json as { may: string[] }).may;
    if (deed.offered !== undefined) expect(offered.includes(deed.offered)).toBe(may);
    const body = deed.body && name === 'post a job' ? { ...deed.body, organisation: people.acme } : deed.body;
    const ask = { token: member.token, ...(body ? { body } : {}) };
    const { code } = await office.ask(deed.line(contract), ask);
    if (may) expect(code).not.toBe('not-your-role');
    else expect(code).toBe('not-your-role');
  });

  it('sees the cards, or that one is verified', async () => {
    await house.db
      .insertInto('payment_method')
      .values({
        id: house.random.uuid(),
        organisation_id: people.acme,
        processor_ref: 'x',
        brand: 'visa',
        last4: '4242',
        created_at: house.clock.now(),
        verified_at: house.clock.now(),
      })
      .execute();
    const seen = await office.ask(`GET /organisations/${people.acme}/payment-methods`, {
      token: member.token,
    });
    expect(seen.status).toBe(200);
    expect(seen.text.includes('4242')).toBe(mayAs(role, 'pay'));
    expect(seen.text).toContain('verifiedAt');
  });
});

describe.each(AGENCY_ROLES)('of an agency a %s', (role) => {
  it('sees the contracts that came about by way of it as the client sees them, and does nothing there', async () => {
    const agency = await createAgency(house, `Agency of the ${role}`, [people.ana]);
    const member = await createMember(house, `Agency${role} Fox`, agency, role);
    const [mine, other] = [await createTestContract(house, people), await createTestContract(house, people)];
    await house.db.updateTable('contract').set({ agency_id: agency }).where('id', '=', mine).execute();
    const ask = (line: string, body?: object) =>
      office.ask(line, { token: member.token, ...(body ? { body } : {}) });
    expect((await ask('GET /contracts')).json).toMatchObject([{ id: mine, may: [] }]);
    expect((await ask(`GET /contracts/${other}`)).code).toBe('no-such-contract');
    const span = 'from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z';
    expect((await ask(`GET /contracts/${mine}/diary?${span}`)).status).toBe(200);
    for (const [name, { line, body, offered }] of Object.entries(DEEDS)) {
      if (offered === undefined) continue;
      expect(['not-your-role', 'clients-only'], name).toContain((await ask(line(mine), body)).code);
    }
    const memo = { memo: 'another' };
    expect((await ask(`PUT /contracts/${mine}/segments/2990000/memo`, memo)).code).toBe('freelancers-only');
    // It speaks for her no longer: it sees nothing any more.
    await house.db.deleteFrom('agency_freelancer').where('agency_id', '=', agency).execute();
    expect((await ask(`GET /contracts/${mine}`)).code).toBe('no-such-contract');
    expect((await ask('GET /contracts')).json).toEqual([]);
  });
});
