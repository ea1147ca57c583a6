import type { Message, Thread } from '@stint/wire/threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDF } from '../testing/files.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import {
  createAgency,
  createClient,
  createFreelancer,
  createMember,
  createOrganisation,
  createPeople,
  type TestPeople,
  type TestPerson,
} from '../testing/people.ts';
import { createTestContract } from '../testing/tracking.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let vera: TestPerson;
let contract: string;
let thread: string;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
  vera = await createMember(house, 'Vera Look', people.acme, 'viewer');
  contract = await createTestContract(house, people);
  thread = await opened(people.ana, contract);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

interface Page {
  readonly thread: Thread;
  readonly messages: Message[];
  readonly next: number | null;
}

async function opened(who: TestPerson, of: string): Promise<string> {
  const { json } = await office.ask(`PUT /contracts/${of}/thread`, { token: who.token });
  return (json as { thread: string }).thread;
}

function send(who: TestPerson, says: string, more: object = {}, into = thread): Promise<TestAnswer> {
  const body = { id: house.random.uuid(), says, ...more };
  return office.ask(`POST /threads/${into}/messages`, { token: who.token, body });
}

async function read(who: TestPerson, of = thread, query = ''): Promise<Page> {
  const answer = await office.ask(`GET /threads/${of}/messages${query}`, { token: who.token });
  expect(answer.status).toBe(200);
  return answer.json as Page;
}

async function unread(who: TestPerson): Promise<number> {
  const { json } = await office.ask('GET /me/messages/unread', { token: who.token });
  return (json as { unread: number }).unread;
}

function markRead(who: TestPerson, n: number): Promise<TestAnswer> {
  return office.ask(`PUT /threads/${thread}/read`, { token: who.token, body: { n } });
}

describe('a thread', () => {
  it('is one for a contract, whoever opens it and however often at once', async () => {
    const other = await createTestContract(house, people);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => opened(n % 2 === 0 ? people.ana : people.ben, other)),
    );
    expect(new Set(all).size).toBe(1);
  });

  it('is written by both sides, and each reads it with who wrote, for whom, and when', async () => {
    const { ana, ben } = people;
    expect((await send(ben, 'When can you begin?')).status).toBe(201);
    await send(ana, 'On Monday.');
    const { messages } = await read(ben);
    expect(messages.slice(-2)).toMatchObject([
      { by: { name: 'Ben Okafor', side: 'client' }, mine: true, says: 'When can you begin?' },
      { by: { name: 'Ana Duarte', side: 'freelancer' }, mine: false, says: 'On Monday.' },
    ]);
    expect(messages.at(-1)?.at).toBe('2026-11-18T10:00:00Z');
    const { json } = await office.ask('GET /threads', { token: ana.token });
    expect((json as { threads: Thread[] }).threads.find(({ id }) => id === thread)).toMatchObject({
      title: 'Web shop',
      organisation: { name: 'Acme Garden Tools' },
      side: 'freelancer',
      last: { mine: true, says: 'On Monday.', files: 0 },
      may: ['write', 'ask-time'],
    });
  });

  it('is numbered without a gap while sixteen write at once', async () => {
    const before = (await read(people.ana)).thread.lastN;
    const senders = Array.from({ length: 16 }, (_, n) => (n % 2 === 0 ? people.ana : people.ben));
    const answers = await Promise.all(senders.map((who, n) => send(who, `at once ${n}`)));
    const numbers = answers.map(({ json }) => (json as Message).n).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, n) => before + 1 + n));
    const { messages } = await read(people.ben);
    expect(messages.map(({ n }) => n)).toEqual(messages.map((_, place) => (messages[0]?.n ?? 0) + place));
  });

  it('has one message for one id, however often and however fast it is sent; other words are refused', async () => {
    const { ana, ben } = people;
    const id = house.random.uuid();
    const file = house.random.uuid();
    await office.ask(`PUT /attachments/${file}?name=a.pdf`, { token: ana.token, body: PDF });
    const once = { id, attachments: [file] };
    const all = await Promise.all(Array.from({ length: 8 }, () => send(ana, 'once', once)));
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const { messages } = await read(ana);
    expect(messages.filter((message) => message.id === id)).toHaveLength(1);
    expect((await send(ana, 'twice', once)).code).toBe('id-taken');
    expect((await send(ana, 'once', { id })).code).toBe('id-taken');
    expect((await send(ben, 'once', { id })).code).toBe('id-taken');
  });

  it('is read page by page, and says how much of it is new to whom', async () => {
    const { ana, ben } = people;
    for (let n = 0; n < 55; n += 1) await send(ana, `page ${n}`);
    const newest = await read(ben);
    expect(newest.messages).toHaveLength(50);
    const older = await read(ben, thread, `?before=${newest.next}`);
    expect(older.messages.at(-1)?.n).toBe((newest.messages[0]?.n ?? 0) - 1);
    expect(newest.thread.unread).toBeGreaterThanOrEqual(55);
    expect(await unread(ben)).toBe(newest.thread.unread);
    const { lastN } = newest.thread;
    expect((await markRead(ben, lastN)).json).toEqual({ unread: 0 });
    // Never less than before, and never more than there is.
    expect((await markRead(ben, 1)).json).toEqual({ unread: 0 });
    expect((await markRead(ben, 2_000_000_000)).json).toEqual({ unread: 0 });
    await send(ana, 'one more');
    expect(await unread(ben)).toBe(1);
    expect(await unread(ana)).toBe((await read(ana)).thread.unread);
  });

  it('is not there for strangers, operators, trackers and who was a member; a viewer reads and writes nothing', async () => {
    const { ana, olu, tracker } = people;
    const cleo = await createFreelancer(house, 'Cleo Park');
    const dan = await createClient(house, 'Dan Ruiz', await createOrganisation(house, 'Dan & Sons'));
    const edda = await createMember(house, 'Edda Gone', people.acme, 'hirer');
    const file = house.random.uuid();
    await office.ask(`PUT /attachments/${file}?name=a.pdf`, { token: ana.token, body: PDF });
    const n = ((await send(ana, 'with a file', { attachments: [file] })).json as Message).n;
    expect((await office.ask(`GET /attachments/${file}`, { token: edda.token })).status).toBe(200);
    await house.db.deleteFrom('organisation_member').where('person_id', '=', edda.person).execute();
    for (const who of [cleo, dan, olu, edda]) {
      const { token } = who;
      for (const line of [`GET /threads/${thread}/messages`, `POST /threads/${thread}/messages/${n}/grant`]) {
        expect((await office.ask(line, { token })).code).toBe('no-such-thread');
      }
      expect((await send(who, 'hello')).code).toBe('no-such-thread');
      expect((await markRead(who, 1)).code).toBe('no-such-thread');
      expect((await office.ask(`GET /attachments/${file}`, { token })).code).toBe('no-such-attachment');
      expect((await office.ask('GET /threads', { token })).json).toEqual({ threads: [], next: null });
      expect(await unread(who)).toBe(0);
    }
    expect((await office.ask(`PUT /contracts/${contract}/thread`, { token: olu.token })).code).toBe(
      'no-such-thread',
    );
    expect((await office.ask(`GET /threads/${thread}/messages`, { token: tracker.token })).status).toBe(403);
    expect((await read(vera)).thread.may).toEqual([]);
    expect((await send(vera, 'hello')).code).toBe('not-your-role');
    expect((await office.ask(`GET /attachments/${file}`, { token: vera.token })).status).toBe(200);
  });

  it('is read by the agency that speaks for the freelancer, as long as it does', async () => {
    const agency = await createAgency(house, 'North', [people.ana]);
    const agent = await createMember(house, 'Nils Agent', agency, 'agent');
    await house.db.updateTable('thread').set({ agency_id: agency }).where('id', '=', thread).execute();
    expect((await read(agent)).thread).toMatchObject({
      side: 'agency',
      agency: { name: 'North' },
      may: ['write'],
    });
    expect((await send(agent, 'We are on it.')).json).toMatchObject({ by: { side: 'agency' } });
    await house.db.deleteFrom('agency_freelancer').where('agency_id', '=', agency).execute();
    expect((await send(agent, 'Still?')).code).toBe('no-such-thread');
    expect((await read(people.ana)).messages.at(-1)).toMatchObject({
      by: { name: 'Nils Agent', side: 'agency' },
    });
  });

  it('of others tells nothing of itself by what a list has after it', async () => {
    const eve = await createClient(house, 'Eve Law', await createOrganisation(house, 'Law'));
    const acme = await createTestContract(house, { ...people, ben: eve, acme: eve.organisations[0] ?? '' });
    await send(eve, 'mine', {}, await opened(eve, acme));
    const after = async (one: string) =>
      (await office.ask(`GET /threads?before=${one}`, { token: eve.token })).text;
    house.movable.moveTo(house.clock.now() + 60);
    await send(people.ana, 'later');
    expect(await after(thread)).toBe(await after(house.random.uuid()));
  });

  it('shares no id with another: of two in the same moment one is written', async () => {
    const { ben } = people;
    const other = await opened(ben, await createTestContract(house, people));
    for (let round = 0; round < 8; round += 1) {
      const id = house.random.uuid();
      const both = await Promise.all([thread, other].map((one) => send(ben, 'here', { id }, one)));
      expect(new Set(both.map(({ code }) => code))).toEqual(new Set(['id-taken', null]));
    }
  });
});

describe('an open page', () => {
  it('hears over its stream that something was written, and nothing of what; a stranger’s does not', async () => {
    const cleo = await createFreelancer(house, 'Lola Other');
    const [bens, lolas] = [await listen(people.ben), await listen(cleo)];
    await send(people.ana, 'secret words');
    await expect.poll(bens.said).toContain(`event: message\ndata: {"kind":"message","thread":"${thread}"}`);
    await bens.leave();
    await lolas.leave();
    expect(bens.said()).not.toContain('secret');
    expect(lolas.said()).not.toContain('message');
  });
});

async function listen({ token }: TestPerson) {
  const leaving = new AbortController();
  const response = await fetch(`${office.address}/api/v1/me/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  let said = '';
  const over = (async () => {
    for await (const chunk of response.body ?? []) said += Buffer.from(chunk).toString();
  })().catch(() => {});
  await expect.poll(() => said).toContain('retry');
  const leave = async (): Promise<void> => {
    leaving.abort();
    await over;
  };
  return { said: () => said, leave };
}
