import type { Route } from '@stint/wire/route';
import { routes } from '@stint/wire/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessWorld, openAccessWorld } from '../testing/access-matrix.ts';
import type { Things } from '../testing/access-things.ts';
import type { Who } from './access-cells.ts';

let world: AccessWorld;

beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(async () => {
  await world.office.close();
  await world.house.close();
});

/** Every address that names nothing: what is read there is somebody's own. */
const OWN_LISTS = Object.values<Route>(routes)
  .filter(({ method, path, answerKind }) => method === 'GET' && !path.includes(':') && !answerKind)
  .map(({ path }) => path);

/** What somebody reads in all of their lists, and where they ask for what is somebody else's. */
async function everythingOf(who: Who, asking: Things): Promise<string> {
  const { office, tokens } = world;
  const { organisation, job, proposal, thread, notification, freelancer } = asking;
  const asked = [
    ...OWN_LISTS,
    '/jobs?state=all',
    '/jobs?state=closed',
    `/jobs?state=all&organisation=${organisation}`,
    `/offers?job=${job}`,
    `/offers?proposal=${proposal}`,
    '/offers?state=all',
    '/proposals?state=sent',
    `/threads?before=${thread}`,
    `/me/notifications?before=${notification}&limit=50`,
    `/freelancers?after=${freelancer}`,
  ];
  const token = tokens[who] ?? '';
  const answers = await Promise.all(asked.map((line) => office.ask(`GET ${line}`, { token })));
  for (const { status } of answers) expect(status).toBeLessThan(500);
  return answers
    .filter(({ status }) => status === 200)
    .map(({ text }) => text)
    .join('\n');
}

/** What the two sides of a contract have between them. */
function sharedOf({ proposal, offer, contract, fixed, milestone, thread, attachment }: Things): string[] {
  return [proposal, offer, contract, fixed, milestone, thread, attachment];
}

function privateOf(things: Things): string[] {
  const { spare, represented, invitation, signIn, device, loose, notification } = things;
  return [...sharedOf(things), spare, represented, invitation, signIn, device, loose, notification];
}

function foundIn(text: string, ids: readonly string[]): string[] {
  return ids.filter((id) => text.includes(id));
}

const OF_A: readonly Who[] = [
  'freelancer A',
  'tracker A',
  'owner A',
  'hirer A',
  'reviewer A',
  'billing A',
  'viewer A',
  'agency A: owner',
  'agency A: agent',
  'agency A: viewer',
];
const STRANGERS: readonly Who[] = ['freelancer B', 'tracker B', 'owner B', 'agency B: agent', 'ex-member A'];

describe('what somebody reads in every list', () => {
  it.each(STRANGERS)('holds nothing of A’s for %s', async (who) => {
    const text = await everythingOf(who, world.own);
    expect(foundIn(text, [...privateOf(world.own), ...sharedOf(world.direct)])).toEqual([]);
    expect(text).not.toContain('Ana Duarte');
  });

  it.each(OF_A)('holds nothing of B’s for %s', async (who) => {
    const text = await everythingOf(who, world.foreign);
    expect(foundIn(text, privateOf(world.foreign))).toEqual([]);
    expect(text).not.toContain('Cleo Park');
  });

  it.each(['owner B', 'ex-member A'] as const)(
    'holds no job and no name of A’s client for %s',
    async (who) => {
      const text = await everythingOf(who, world.own);
      expect(foundIn(text, [world.own.job, world.own.closing, world.own.organisation, 'Acme'])).toEqual([]);
    },
  );

  it.each(['agency A: owner', 'agency A: agent', 'agency A: viewer'] as const)(
    'holds what came by way of the agency for %s, and nothing that its freelancer does without it',
    async (who) => {
      const text = await everythingOf(who, world.own);
      const { contract, fixed, offer, proposal, thread } = world.own;
      expect(foundIn(text, [contract, fixed, offer, proposal, thread])).toHaveLength(5);
      expect(foundIn(text, sharedOf(world.direct))).toEqual([]);
    },
  );

  it('holds all of A’s for its two sides, so that what is not found could have been', async () => {
    const { contract, fixed, offer, thread, proposal } = world.own;
    const ids = [contract, fixed, offer, thread];
    for (const who of ['freelancer A', 'owner A', 'viewer A'] as const) {
      expect(foundIn(await everythingOf(who, world.own), ids)).toEqual(ids);
    }
    expect(await everythingOf('freelancer A', world.own)).toContain(proposal);
  });
});

describe('a notification', () => {
  it('is marked as read by nobody else', async () => {
    const { office, tokens, own } = world;
    const unread = async (): Promise<unknown> =>
      (await office.ask('GET /me/notifications/unread', { token: tokens['freelancer A'] ?? '' })).json;
    const before = await unread();
    for (const body of [{ ids: [own.notification] }, { upTo: own.notification }]) {
      for (const who of ['freelancer B', 'owner A', 'operator'] as const) {
        await office.ask('PUT /me/notifications/read', { token: tokens[who] ?? '', body });
      }
    }
    expect(await unread()).toEqual(before);
    expect(before).not.toMatchObject({ unread: 0 });
  });
});
