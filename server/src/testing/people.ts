import type { Role } from '@stint/core/handshake/roles';
import type { Actor, House } from '../house.ts';
import { becomeFreelancer } from '../operations/people/become-freelancer.ts';
import { hashPassword } from '../password.ts';
import { representFreelancer } from '../store/agencies.ts';
import type { Trx } from '../store/desk.ts';
import { addDevice } from '../store/devices.ts';
import { addMethod } from '../store/payout-methods.ts';
import { addOrganisation, addPerson, joinOrganisation } from '../store/people.ts';
import { addSignIn, findSignIn } from '../store/sign-ins.ts';
import { keyOf, newToken } from '../token.ts';

/** Somebody of the tests' world. */
export interface TestPerson extends Actor {
  readonly email: string;
  readonly password: string;
  /** A bearer token of that person, for real HTTP. */
  readonly token: string;
}

export interface TestPeople {
  /** Freelancer. */
  readonly ana: TestPerson;
  /** Client, of Acme Garden Tools. */
  readonly ben: TestPerson;
  /** Operator. */
  readonly olu: TestPerson;
  /** Ana's tracker, on a device of its own. */
  readonly tracker: TestPerson;
  /** The id of Acme Garden Tools. */
  readonly acme: string;
}

/** Ana, Ben and Olu, signed in. Their passwords are real but cheap to check. */
export async function createPeople(house: House): Promise<TestPeople> {
  const acme = await createOrganisation(house, 'Acme Garden Tools');
  const ana = await createFreelancer(house, 'Ana Duarte');
  return {
    ana,
    ben: await createClient(house, 'Ben Okafor', acme),
    olu: await createOperator(house, 'Olu Adeyemi'),
    tracker: await createTracker(house, ana),
    acme,
  };
}

export async function createOrganisation(house: House, name: string): Promise<string> {
  const id = house.random.uuid();
  await house.db.transaction().execute((trx) => addOrganisation(trx, { id, name }, house.clock.now()));
  return id;
}

export async function createFreelancer(house: House, name: string): Promise<TestPerson> {
  const person = await create(house, name);
  await house.db.transaction().execute(async (trx) => {
    await becomeFreelancer(house, trx, person.id);
    await paidByProcessor(house, trx, person.id);
  });
  return signedIn(house, person, 'program', null);
}

/** A payout method that is in force from now on. */
export async function paidByProcessor(house: House, trx: Trx, freelancer: string): Promise<void> {
  const at = house.clock.now();
  await addMethod(trx, {
    id: house.random.uuid(),
    freelancer,
    kind: 'processor',
    holder: '',
    account: null,
    lastFour: '',
    setAt: at,
    effectiveAt: at,
  });
}

export async function createClient(house: House, name: string, organisation: string): Promise<TestPerson> {
  const person = await create(house, name);
  await house.db
    .transaction()
    .execute((trx) => joinOrganisation(trx, { person: person.id, organisation }, house.clock.now()));
  return signedIn(house, person, 'program', null);
}

/** Somebody of an organisation of either side, in a role. */
export async function createMember(
  house: House,
  name: string,
  organisation: string,
  role: Role,
): Promise<TestPerson> {
  const person = await create(house, name);
  await house.db
    .transaction()
    .execute((trx) => joinOrganisation(trx, { person: person.id, organisation, role }, house.clock.now()));
  return signedIn(house, person, 'program', null);
}

/** An agency without members; its freelancers are represented from now on. Answers its id. */
export async function createAgency(
  house: House,
  name: string,
  freelancers: readonly Pick<TestPerson, 'person'>[] = [],
): Promise<string> {
  const id = house.random.uuid();
  const at = house.clock.now();
  await house.db.transaction().execute(async (trx) => {
    await addOrganisation(trx, { id, name, kind: 'agency' }, at);
    for (const { person } of freelancers) await representFreelancer(trx, { agency: id, person }, at);
  });
  return id;
}

export async function createOperator(house: House, name: string): Promise<TestPerson> {
  return signedIn(house, await create(house, name, true), 'program', null);
}

export async function createTracker(house: House, owner: TestPerson): Promise<TestPerson> {
  const device = house.random.uuid();
  await addDevice(house.db, { id: device, person: owner.person, name: 'desk', at: house.clock.now() });
  return signedIn(house, { ...owner, id: owner.person }, 'tracker', device);
}

interface Created {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

async function create(house: House, name: string, operator = false): Promise<Created> {
  const first = (name.split(' ')[0] ?? name).toLowerCase();
  const person = { id: house.random.uuid(), email: `${first}@example.test`, password: `${first}-has-a-key` };
  const passwordHash = await hashPassword(person.password, house.random, CHEAP);
  await house.db
    .transaction()
    .execute((trx) => addPerson(trx, { ...person, name, passwordHash, operator }, house.clock.now()));
  return person;
}

/** Another bearer token of the same person (and device), good for so many seconds. */
export async function newTokenOf(
  house: House,
  person: Pick<Actor, 'person' | 'kind' | 'device'>,
  seconds = YEAR,
): Promise<string> {
  const { token, key } = newToken(house.random);
  const at = house.clock.now();
  const { kind, device } = person;
  const expiresAt = at + seconds;
  await addSignIn(house.db, { key, person: person.person, kind, name: 'tests', device, at, expiresAt });
  return token;
}

async function signedIn(
  house: House,
  { id, email, password }: Created,
  kind: Actor['kind'],
  device: string | null,
): Promise<TestPerson> {
  const token = await newTokenOf(house, { person: id, kind, device });
  const found = await findSignIn(house.db, keyOf(token));
  if (!found) throw new Error('signed in, and nobody is there');
  return { ...found.actor, email, password, token };
}

const YEAR = 365 * 86_400;
const CHEAP = { memory: 8, passes: 1, lanes: 1 };
