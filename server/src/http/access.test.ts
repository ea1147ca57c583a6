import type { Route } from '@stint/wire/route';
import { type RouteName, routes } from '@stint/wire/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import {
  createAgency,
  createClient,
  createFreelancer,
  createMember,
  createOrganisation,
  createPeople,
  createTracker,
  newTokenOf,
  type TestPerson,
} from '../testing/people.ts';
import { type AccessWorld, addressIn, bodiesIn } from './access.testing.ts';

// Every route x everybody who could ask. What is expected is read from the route's own `access`: a route that is
// added is in this matrix at once, and one with a body that is not drawn below fails it.

const WHO = [
  'anonymous',
  'expired',
  'idle',
  'ana',
  'cleo, a freelancer elsewhere',
  'ben',
  'dan, a client elsewhere',
  'olu',
  "ana's tracker",
  "cleo's tracker",
  'vera, who may only look',
  'gil, who was of acme',
  "sam, of ana's agency",
] as const;
type Who = (typeof WHO)[number];

const STRANGERS: readonly Who[] = [
  'cleo, a freelancer elsewhere',
  'dan, a client elsewhere',
  "cleo's tracker",
  'gil, who was of acme',
];

/** Who is not of Acme: its own pages are not there for them. */
const NOT_OF_ACME: readonly Who[] = [...STRANGERS, "sam, of ana's agency"];

let house: TestHouse;
let office: TestOffice;
let people: Record<Exclude<Who, 'anonymous' | 'expired' | 'idle'>, TestPerson>;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  const { ana, ben, olu, tracker, acme } = await createPeople(house);
  const cleo = await createFreelancer(house, 'Cleo Park');
  const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
  const agency = await createAgency(house, 'Vale Agency', [ana]);
  people = {
    ana,
    'cleo, a freelancer elsewhere': cleo,
    ben,
    'dan, a client elsewhere': dan,
    olu,
    "ana's tracker": tracker,
    "cleo's tracker": await createTracker(house, cleo),
    'vera, who may only look': await createMember(house, 'Vera Holm', acme, 'viewer'),
    'gil, who was of acme': await exMember(acme),
    "sam, of ana's agency": await createMember(house, 'Sam Vale', agency, 'agent'),
  };
  world.ana = ana.person;
  world.acme = acme;
  const body = BODIES.createContract?.();
  const made = await office.ask('POST /contracts', { token: olu.token, body });
  expect(made.status).toBe(201);
  world.k1 = (made.json as { id: string }).id;
  await house.db.updateTable('contract').set({ agency_id: agency }).where('id', '=', world.k1).execute();
});

/** Signed in still, and taken out of the organisation. */
async function exMember(organisation: string): Promise<TestPerson> {
  const gil = await createMember(house, 'Gil Orr', organisation, 'owner');
  await house.db.deleteFrom('organisation_member').where('person_id', '=', gil.person).execute();
  return gil;
}

afterAll(async () => {
  await office.close();
  await house.close();
});

/** Shown to everybody who is signed in: how a client hires and pays. */
const SHOWN_TO_ALL: readonly RouteName[] = ['readClient'];

/** Whom and what the letters name; filled in before the first is written. */
const world: AccessWorld = { ana: '', acme: '', k1: '' };
const BODIES = bodiesIn(world);

async function tokenOf(who: Who): Promise<string | null> {
  const { ana } = people;
  if (who === 'anonymous') return null;
  if (who === 'expired') return newTokenOf(house, ana, 0);
  if (who === 'idle') return idleToken(ana);
  return newTokenOf(house, people[who]);
}

/** Last used fifteen days ago, with fifteen left to its end. */
async function idleToken(person: TestPerson): Promise<string> {
  const token = await newTokenOf(house, { ...person, kind: 'browser' }, 15 * 86_400);
  await house.db
    .updateTable('sign_in')
    .set({ last_seen_at: house.clock.now() - 15 * 86_400 })
    .where('person_id', '=', person.person)
    .where('kind', '=', 'browser')
    .execute();
  return token;
}

async function knock(name: RouteName, who: Who): Promise<TestAnswer> {
  const route: Route = routes[name];
  if (route.body && !BODIES[name]) throw new Error(`draw a body for ${name}`);
  const body = BODIES[name]?.();
  const token = await tokenOf(who);
  const line = `${route.method} ${addressIn(world, route)}`;
  return office.ask(line, { ...(token === null ? {} : { token }), ...(body === undefined ? {} : { body }) });
}

/** What the door says, by the route's own words; null where it lets them in. */
function doorSays({ access }: Route, who: Who): string | null {
  if (access.includes('anybody')) return null;
  if (who === 'anonymous' || who === 'expired' || who === 'idle') return 'not-signed-in';
  if (who.endsWith('tracker')) return access.includes('tracker') ? null : 'not-allowed-here';
  if (access.includes('person') || (access.includes('operator') && who === 'olu')) return null;
  return 'not-allowed-here';
}

/** In its address, or in its body. */
function namesContract(name: RouteName): boolean {
  const body = BODIES[name]?.();
  const inBody = typeof body === 'object' && body !== null && 'contract' in body;
  return inBody || routes[name].path.includes(':contract');
}

describe.each(Object.keys(routes) as RouteName[])('%s', (name) => {
  const route: Route = routes[name];
  // A stream stays open: whom it lets in is tested with the streams.
  const who = route.answerKind === 'events' ? WHO.filter((one) => doorSays(route, one) !== null) : WHO;

  it.each(who)('for %s', async (one) => {
    const answer = await knock(name, one);
    const no = doorSays(route, one);
    if (no !== null) {
      expect([answer.status, answer.code]).toEqual([no === 'not-signed-in' ? 401 : 403, no]);
    } else if (STRANGERS.includes(one) && namesContract(name)) {
      // Whether somebody else's contract exists is not told.
      expect([answer.status, answer.code]).toEqual([404, 'no-such-contract']);
    } else if (
      NOT_OF_ACME.includes(one) &&
      route.path.includes(':organisation') &&
      !SHOWN_TO_ALL.includes(name)
    ) {
      expect([403, 404]).toContain(answer.status);
    } else {
      expect(answer.code).not.toBe('not-signed-in');
      expect(answer.code).not.toBe('no-such-contract');
      expect(answer.code).not.toBe('bad-request');
      expect(answer.status).toBeLessThan(500 + Number(name === 'addPaymentMethod') * 100);
      if (one !== 'olu') expect(answer.code).not.toBe('not-allowed-here');
    }
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
