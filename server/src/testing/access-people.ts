import type { Who } from '../http/access-cells.ts';
import { removeMember } from '../operations/teams/remove-member.ts';
import { isRefusal } from '../refusal.ts';
import type { TestHouse } from './house.ts';
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
} from './people.ts';

/** One of the two worlds that know nothing of each other: a freelancer, a client, and an agency between them. */
export interface Side {
  readonly freelancer: TestPerson;
  readonly tracker: TestPerson;
  readonly owner: TestPerson;
  readonly organisation: string;
  readonly agency: string;
  readonly agent: TestPerson;
  /** Of the client's team, with no column of its own. */
  readonly spare: TestPerson;
  /** Of the agency, with no column of its own. */
  readonly represented: TestPerson;
}

export interface AccessPeople {
  readonly a: Side;
  readonly b: Side;
  readonly operator: TestPerson;
  /** By column; null: no token. */
  readonly tokens: Readonly<Record<Who, string | null>>;
  /** By column, where somebody is signed in. */
  readonly persons: Readonly<Partial<Record<Who, TestPerson>>>;
}

/** Everybody of the access table. */
export async function createAccessPeople(house: TestHouse): Promise<AccessPeople> {
  const { ana, ben, olu, tracker, acme } = await createPeople(house);
  const fay = await createFreelancer(house, 'Fay Lind');
  const desks = await createAgency(house, 'Open Desks', [ana, fay]);
  const agent = await createMember(house, 'Gus Ek', desks, 'agent');
  const spare = await createMember(house, 'Mia Roth', acme, 'viewer');
  const side = { organisation: acme, agency: desks, agent, spare, represented: fay };
  const a: Side = { freelancer: ana, tracker, owner: ben, ...side };
  const [b, agentB] = await otherSide(house);
  const persons = {
    'freelancer A': ana,
    'tracker A': tracker,
    'freelancer B': b.freelancer,
    'tracker B': b.tracker,
    'owner A': ben,
    'hirer A': await createMember(house, 'Hugo Hire', acme, 'hirer'),
    'reviewer A': await createMember(house, 'Rita Look', acme, 'reviewer'),
    'billing A': await createMember(house, 'Bill Penny', acme, 'billing'),
    'viewer A': await createMember(house, 'Vera Look', acme, 'viewer'),
    'ex-member A': await exMember(house, a),
    'owner B': b.owner,
    'agency A: owner': await createMember(house, 'Ada Boss', desks, 'owner'),
    'agency A: agent': agent,
    'agency A: viewer': await createMember(house, 'Lars Look', desks, 'viewer'),
    'agency B: agent': agentB,
    operator: olu,
  };
  const signedIn = Object.entries(persons).map(([who, { token }]) => [who, token]);
  const tokens = {
    ...(Object.fromEntries(signedIn) as Record<keyof typeof persons, string>),
    nobody: null,
    expired: await newTokenOf(house, ana, 0),
    idle: await idleToken(house, ana),
  };
  return { a, b, operator: olu, tokens, persons };
}

async function otherSide(house: TestHouse): Promise<[Side, TestPerson]> {
  const cleo = await createFreelancer(house, 'Cleo Park');
  const finn = await createFreelancer(house, 'Finn Moss');
  const sons = await createOrganisation(house, 'Dan & Sons');
  const agency = await createAgency(house, 'Far Desks', [cleo, finn]);
  const agent = await createMember(house, 'Otto Kern', agency, 'agent');
  const side: Side = {
    freelancer: cleo,
    tracker: await createTracker(house, cleo),
    owner: await createClient(house, 'Dan Ruiz', sons),
    organisation: sons,
    agency,
    agent,
    spare: await createMember(house, 'Max Weil', sons, 'viewer'),
    represented: finn,
  };
  return [side, agent];
}

/** Taken out of the team, with the sign-in still open. */
async function exMember(house: TestHouse, { owner, organisation }: Side): Promise<TestPerson> {
  const xena = await createMember(house, 'Xena Gone', organisation, 'hirer');
  const out = await removeMember(house, owner, { organisation, person: xena.person });
  if (isRefusal(out)) throw new Error(out.refused);
  return xena;
}

/** Last used fifteen days ago, with fifteen left to its end. */
async function idleToken(house: TestHouse, person: TestPerson): Promise<string> {
  const token = await newTokenOf(house, { ...person, kind: 'browser' }, 15 * 86_400);
  await house.db
    .updateTable('sign_in')
    .set({ last_seen_at: house.clock.now() - 15 * 86_400 })
    .where('person_id', '=', person.person)
    .where('kind', '=', 'browser')
    .execute();
  return token;
}
