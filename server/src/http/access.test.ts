import type { Route } from '@stint/wire/route';
import { type RouteName, routes } from '@stint/wire/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import {
  createClient,
  createFreelancer,
  createOrganisation,
  createPeople,
  createTracker,
  newTokenOf,
  type TestPerson,
} from '../testing/people.ts';

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
] as const;
type Who = (typeof WHO)[number];

const STRANGERS: readonly Who[] = [
  'cleo, a freelancer elsewhere',
  'dan, a client elsewhere',
  "cleo's tracker",
];

let house: TestHouse;
let office: TestOffice;
let people: Record<Exclude<Who, 'anonymous' | 'expired' | 'idle'>, TestPerson>;
let k1: string;
let acme: string;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  const { ana, ben, olu, tracker, acme: organisation } = await createPeople(house);
  const cleo = await createFreelancer(house, 'Cleo Park');
  const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
  people = {
    ana,
    'cleo, a freelancer elsewhere': cleo,
    ben,
    'dan, a client elsewhere': dan,
    olu,
    "ana's tracker": tracker,
    "cleo's tracker": await createTracker(house, cleo),
  };
  acme = organisation;
  const body = BODIES.createContract?.();
  const made = await office.ask('POST /contracts', { token: olu.token, body });
  expect(made.status).toBe(201);
  k1 = (made.json as { id: string }).id;
});

afterAll(async () => {
  await office.close();
  await house.close();
});

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const OFFERED = {
  kind: 'fixed',
  currency: 'USD',
  escrow: true,
  milestones: [{ title: 'All', says: '', amount: '50.00', dueDay: null }],
};
const MILESTONE = { title: 'Home page', says: 'three columns', amount: '500.00', dueDay: '2026-12-04' };
/** Shown to everybody who is signed in: how a client hires and pays. */
const SHOWN_TO_ALL: readonly RouteName[] = ['readClient'];

const PROFILE = {
  headline: 'Web shops',
  about: '',
  level: null,
  rate: null,
  currency: null,
  skills: [],
  earningsShown: false,
};
const TERMS = { pay: 'segment', currency: 'USD', rate: '45.00' };

/** A body that each route reads; what the deed then makes of it is tested elsewhere. */
const BODIES: Partial<Record<RouteName, () => unknown>> = {
  signIn: () => ({ email: 'nobody@example.test', password: 'wrong' }),
  createToken: () => ({ email: 'nobody@example.test', password: 'wrong', name: 'program' }),
  createPerson: () => ({ name: 'Eve', email: 'ana@example.test', password: 'long enough', role: 'client' }),
  signUp: () => ({ name: 'Eve', email: 'ana@example.test', password: 'long enough', role: 'client' }),
  setPassword: () => ({ old: 'wrong', new: 'long enough too' }),
  createOrganisation: () => ({ id: NOBODYS, name: 'Eve & Sons', kind: 'client' }),
  renameOrganisation: () => ({ version: -1, name: 'Other' }),
  setRole: () => ({ role: 'viewer' }),
  inviteMember: () => ({ email: 'ben@example.test', role: 'viewer' }),
  setProfile: () => ({ ...PROFILE, version: -1 }),
  authorizeDevice: () => ({ client_id: 'stint-tracker', device_name: 'desk' }),
  collectToken: () => ({
    client_id: 'stint-tracker',
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: 'none',
  }),
  decideGrant: () => ({ decision: 'deny' }),
  enrolBrowser: () => ({ name: 'Browser' }),
  announceSession: () => ({ contract: k1, since: '2026-11-18T09:00:00Z', takeOver: true }),
  askBonus: () => ({ memo: 'offline in the mountains' }),
  declineBonus: () => ({ state: 'declined', answer: 'no' }),
  createContract: () => ({
    title: 'k1',
    freelancer: people.ana.person,
    organisation: acme,
    starts: '2026-11-02T00:00:00Z',
    terms: TERMS,
  }),
  makeOffer: () => ({
    organisation: NOBODYS,
    freelancer: people.ana.person,
    title: 'k2',
    message: '',
    terms: OFFERED,
  }),
  changeOffer: () => ({ version: 1, title: 'k2', message: '', terms: OFFERED }),
  acceptOffer: () => ({ version: 1 }),
  declineOffer: () => ({ reason: '' }),
  askForChanges: () => ({ says: 'more' }),
  createJob: () => ({
    organisation: acme,
    kind: 'hourly',
    title: 'Shop',
    description: 'It.',
    currency: 'USD',
  }),
  editJob: () => ({ version: 0, title: 'Shop', description: 'It.', currency: 'USD' }),
  createProposal: () => ({ amount: '45.00', message: 'Gladly.' }),
  editProposal: () => ({ version: 0, amount: '45.00', message: 'Gladly.' }),
  placeProposal: () => ({ place: 'shortlisted' }),
  declineProposal: () => ({ reason: 'Somebody else has it.' }),
  proposeMilestone: () => MILESTONE,
  changeMilestone: () => ({ ...MILESTONE, version: 0 }),
  agreeMilestone: () => ({ version: 0 }),
  dropMilestone: () => ({ version: 0 }),
  submitMilestone: () => ({ version: 0, says: 'done' }),
  askMilestoneChanges: () => ({ version: 0, says: 'the header too' }),
  giveFeedback: () => ({ stars: 5, comment: 'good', privateNote: '' }),
  setRate: () => ({ rate: '0.00' }),
  setLimit: () => ({ minutes: 60 }),
  setManualTime: () => ({ allowed: true }),
  addPaymentMethod: () => ({ card: '4242424242424242' }),
  recordSegment: () => new TextEncoder().encode('{ }'),
  uploadPicture: () => new Uint8Array(10),
  addManualTime: () => ({ from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:10:00Z', memo: '' }),
  editMemo: () => ({ memo: 'another' }),
  uploadAttachment: () => new Uint8Array(10),
  sendMessage: () => ({ id: NOBODYS, says: 'Hello' }),
  markThreadRead: () => ({ n: 1 }),
  payOut: () => ({ id: NOBODYS, currency: 'USD', amount: '1.00' }),
  markRead: () => ({ ids: [NOBODYS] }),
  setNoticeSettings: () => ({ version: 0, zone: 'Asia/Tokyo' }),
  moveClock: () => ({ now: '2026-01-01T00:00:00Z' }),
};

function addressOf({ path, query }: Route): string {
  const params: Record<string, string> = {
    person: NOBODYS,
    invitation: NOBODYS,
    signIn: '0'.repeat(32),
    contract: k1,
    organisation: acme,
    offer: NOBODYS,
    segment: '2990000',
    milestone: NOBODYS,
    week: '2026-11-16',
    monitor: '0',
    kind: 'picture',
    device: NOBODYS,
    userCode: 'BCDF-GHJK',
    attachment: NOBODYS,
    thread: NOBODYS,
    n: '1',
    token: 'none',
    mail: '00000001',
    job: NOBODYS,
    proposal: NOBODYS,
  };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? `no ${name}`);
  if (query && 'from' in query.shape) return `${filled}?from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z`;
  // Of `readConsequences`; a timeline may be asked of its terms alone.
  return query && 'of' in query.shape
    ? `${filled}?of=${path.endsWith('timeline') ? 'terms' : 'end'}`
    : filled;
}

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
  const line = `${route.method} ${addressOf(route)}`;
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
      STRANGERS.includes(one) &&
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
