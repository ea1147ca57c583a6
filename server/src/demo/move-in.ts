import { formatInstant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import type { Actor, House } from '../house.ts';
import { createContract } from '../operations/contracts/create-contract.ts';
import { addPaymentMethod } from '../operations/money/add-payment-method.ts';
import { setPayoutMethod } from '../operations/payouts/methods.ts';
import { createPerson } from '../operations/people/create-person.ts';
import { addDevice } from '../store/devices.ts';
import { expectDone } from './bring.ts';
import type { Meeting } from './handshakes.ts';
import {
  DEMO_BOOKS,
  DEMO_CARD,
  DEMO_CONTRACT,
  DEMO_NEIGHBOURS,
  DEMO_ORGANISATION,
  DEMO_PEOPLE,
} from './people.ts';

/** Who lives in the demo world, and their contract. */
export interface DemoWorld {
  readonly ana: Actor;
  /** Ana's trackers: on her desk, and in a browser elsewhere. */
  readonly trackers: { readonly desk: Actor; readonly browser: Actor };
  readonly olu: Actor;
  readonly contract: string;
  readonly meeting: Meeting;
}

/** The people of the demo world move in, and Ana and Ben agree on a contract that starts with the first week. */
export async function moveIn(house: House, first: Week): Promise<DemoWorld> {
  const { ana, ben, olu } = DEMO_PEOPLE;
  const at = house.clock.now();
  const operator = actorOf(expectDone(await createPerson(house, null, olu, at)), { operator: true });
  const freelancer = expectDone(await createPerson(house, operator, ana, at));
  const payerOf = { name: DEMO_ORGANISATION };
  const client = expectDone(await createPerson(house, operator, { ...ben, organisation: payerOf }, at));
  const organisation = client.organisations[0]?.id ?? '';
  const payer = ownerOf(client, organisation);
  expectDone(await addPaymentMethod(house, payer, { organisation, card: DEMO_CARD }));
  const contract = expectDone(
    await createContract(house, operator, {
      title: DEMO_CONTRACT,
      freelancer: freelancer.id,
      organisation,
      starts: formatInstant(first),
      terms: {
        pay: 'segment',
        currency: 'USD',
        rate: '45.00',
        weeklyLimitMinutes: 14 * 60,
        manualTime: true,
        freelancerFeePercent: '10',
        clientFeePercent: '5',
      },
    }),
  );
  const ownDesk = actorOf(freelancer, { freelancer: true });
  const { password } = ana;
  expectDone(await setPayoutMethod(house, ownDesk, { id: house.random.uuid(), password }));
  const tracker = async (name: string): Promise<Actor> => {
    const device = house.random.uuid();
    await addDevice(house.db, { id: device, person: freelancer.id, name, at });
    return { ...ownDesk, kind: 'tracker', device };
  };
  return {
    ana: ownDesk,
    trackers: { desk: await tracker('Desk at home'), browser: await tracker('Browser at the library') },
    olu: operator,
    contract: contract.id,
    meeting: {
      ...(await neighbours(house, operator, at)),
      ana: ownDesk,
      ben: payer,
      acme: organisation,
      contract: contract.id,
    },
  };
}

/** Cleo and Dan: nobody signs in as them, so their passwords are nobody's. */
async function neighbours(
  house: House,
  operator: Actor,
  at: number,
): Promise<Pick<Meeting, 'cleo' | 'dan' | 'books'>> {
  const { cleo, dan } = DEMO_NEIGHBOURS;
  const password = (): string => house.random.bytes(24).toString('base64url');
  const person = expectDone(await createPerson(house, operator, { ...cleo, password: password() }, at));
  const wanted = { ...dan, password: password(), organisation: { name: DEMO_BOOKS } };
  const client = expectDone(await createPerson(house, operator, wanted, at));
  const books = client.organisations[0]?.id ?? '';
  const owner = ownerOf(client, books);
  expectDone(await addPaymentMethod(house, owner, { organisation: books, card: DEMO_CARD }));
  return { cleo: actorOf(person, { freelancer: true }), dan: owner, books };
}

function ownerOf(person: { id: string; name: string }, organisation: string): Actor {
  return actorOf(person, { organisations: [organisation], roles: { [organisation]: 'owner' } });
}

function actorOf(person: { id: string; name: string }, more: Partial<Actor>): Actor {
  return {
    person: person.id,
    name: person.name,
    kind: 'program',
    device: null,
    freelancer: false,
    operator: false,
    organisations: [],
    agencies: [],
    roles: {},
    ...more,
  };
}
