import { API_ROOT } from '@stint/wire/route';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRate } from '../operations/contracts/set-rate.ts';
import { sendMessage } from '../operations/threads/send-message.ts';
import { addMail } from '../store/mails.ts';
import { putIntoMail } from '../store/notifications.ts';
import { type AccessWorld, openAccessWorld, wholeOf } from '../testing/access-matrix.ts';
import { NO_THINGS, type Things } from '../testing/access-things.ts';
import { done } from '../testing/jobs.ts';
import type { TestAnswer } from '../testing/office.ts';
import { createMember, createTracker, type TestPerson } from '../testing/people.ts';
import { named, paint, TestTracker } from '../testing/tracking.ts';

let world: AccessWorld;

beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(async () => {
  await world.office.close();
  await world.house.close();
});

function ask({ token }: TestPerson, line: string): Promise<TestAnswer> {
  return world.office.ask(line, { token });
}

/** Opens a stream. `over` holds what it said, once the house has ended it. */
async function listen({ token }: TestPerson, path: string): Promise<{ over: Promise<string> }> {
  const { body, status } = await fetch(world.office.address + API_ROOT + path, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(status).toBe(200);
  const read = async (): Promise<string> => {
    let said = '';
    for await (const chunk of body ?? []) said += Buffer.from(chunk).toString();
    return said;
  };
  return { over: read() };
}

/** Where the things that two sides share are read. */
function placesOf({ contract, fixed, offer, proposal, thread, attachment, segment }: Things): string[] {
  return [
    `/contracts/${contract}`,
    `/contracts/${contract}/timeline`,
    `/contracts/${fixed}/milestones`,
    `/contracts/${contract}/weeks`,
    `/contracts/${contract}/feedback`,
    `/contracts/${contract}/segments/${segment}/pictures/0/picture`,
    `/attachments/${attachment}`,
    `/offers/${offer}`,
    `/proposals/${proposal}`,
    `/threads/${thread}/messages`,
  ];
}

/** Somebody is told of these things no more than of what there is none of. */
async function expectGone(who: TestPerson, things: Things): Promise<void> {
  const none = placesOf(NO_THINGS);
  for (const [n, place] of placesOf(things).entries()) {
    const [there, nowhere] = [await ask(who, `GET ${place}`), await ask(who, `GET ${none[n]}`)];
    expect(there.status, place).toBe(404);
    expect(wholeOf(there), place).toEqual(wholeOf(nowhere));
  }
}

async function expectSeen(who: TestPerson, things: Things): Promise<void> {
  for (const place of placesOf(things)) expect((await ask(who, `GET ${place}`)).status, place).toBe(200);
}

/** What somebody was told that names any of these. */
async function toldOf(who: TestPerson, { contract, fixed, offer, thread }: Things): Promise<string[]> {
  const { text } = await ask(who, 'GET /me/notifications?limit=50');
  return [contract, fixed, offer, thread].filter((id) => text.includes(id));
}

function say(thread: string, says: string): Promise<unknown> {
  const { house, a } = world;
  return sendMessage(house, a.freelancer, { thread, id: house.random.uuid(), says, attachments: [] });
}

/** As where the house sends mail: the first of what somebody was told waits in a mail, the rest for a digest. */
async function putIntoMails({ person }: TestPerson): Promise<void> {
  const { db, random, clock } = world.house;
  await db.transaction().execute(async (trx) => {
    const mail = random.uuid();
    await addMail(trx, { id: mail, person, digest: false, at: clock.now() });
    const [first, ...rest] = await trx
      .selectFrom('notification')
      .select('n')
      .where('person_id', '=', person)
      .execute();
    if (!first || rest.length === 0) throw new Error('told too little');
    await putIntoMail(trx, [first.n], mail);
    const digest_at = clock.now() + 86_400;
    const ns = rest.map(({ n }) => n);
    await trx.updateTable('notification').set({ digest_at }).where('n', 'in', ns).execute();
  });
}

/** How much waits for a mail that is not out yet. */
async function waiting({ person }: TestPerson): Promise<number> {
  const rows = await world.house.db
    .selectFrom('notification')
    .select('n')
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('digest_at', 'is not', null), eb('mail_id', 'is not', null)]))
    .execute();
  return rows.length;
}

describe('a member who is taken out, with the sign-in still open', () => {
  it('hears nothing more on streams that are open, reads nothing, and finds no trace in what was told', async () => {
    const { house, a, own, direct } = world;
    const zoe = await createMember(house, 'Zoe Hire', a.organisation, 'hirer');
    await say(own.thread, 'The plan is attached.');
    done(await setRate(house, a.owner, { contract: own.contract, rate: '46.00' }));
    await expectSeen(zoe, own);
    expect(await toldOf(zoe, own)).toContain(own.thread);
    await putIntoMails(zoe);
    expect(await waiting(zoe)).toBeGreaterThan(1);
    const streams = [
      await listen(zoe, `/contracts/${own.contract}/events`),
      await listen(zoe, `/me/events?contract=${own.contract}`),
    ];
    const out = await ask(a.owner, `DELETE /organisations/${a.organisation}/members/${zoe.person}`);
    expect(out.status).toBe(204);
    for (const { over } of streams) expect(await over).not.toContain('event: terms');
    await say(own.thread, 'She is gone.');
    done(await setRate(house, a.owner, { contract: own.contract, rate: '47.00' }));
    await expectGone(zoe, own);
    await expectGone(zoe, direct);
    expect(await toldOf(zoe, own)).toEqual([]);
    expect(await waiting(zoe)).toBe(0);
    expect((await ask(zoe, 'GET /me/notifications/unread')).json).toMatchObject({ unread: 0 });
    expect((await ask(zoe, 'GET /me/messages/unread')).json).toEqual({ unread: 0 });
    expect((await ask(zoe, 'GET /session')).json).toMatchObject({ organisations: [] });
  });

  it('leaves those who stay what they were told', async () => {
    const { a, own } = world;
    expect(await toldOf(a.owner, own)).toContain(own.thread);
    expect(await toldOf(a.freelancer, own)).toContain(own.contract);
  });
});

describe('an agency whose freelancer leaves it', () => {
  it('sees nothing more of what came by way of it, while both sides of the contract do', async () => {
    const { a, own, foreign, b } = world;
    const { agent, freelancer, owner, agency } = a;
    await say(own.thread, 'Before she left.');
    await expectSeen(agent, own);
    expect(await toldOf(agent, own)).toContain(own.thread);
    const streams = [
      await listen(agent, `/contracts/${own.contract}/events`),
      await listen(agent, `/me/events?contract=${own.contract}`),
    ];
    const left = await ask(freelancer, `DELETE /organisations/${agency}/freelancers/${freelancer.person}`);
    expect(left.status).toBe(204);
    for (const { over } of streams) await over;
    await say(own.thread, 'After she left.');
    await expectGone(agent, own);
    expect(await toldOf(agent, own)).toEqual([]);
    await expectSeen(freelancer, own);
    await expectSeen(owner, own);
    expect(await toldOf(freelancer, own)).toContain(own.contract);
    await expectSeen(b.agent, foreign);
  });
});

describe('what was deleted', () => {
  it('answers as what never was, to its own people too', async () => {
    const { a, own, operator } = world;
    const none = NO_THINGS;
    const rows: [TestPerson, string, string, string][] = [
      [a.freelancer, `DELETE /attachments/${own.loose}`, `GET /attachments/${own.loose}`, none.loose],
      [a.freelancer, `DELETE /devices/${own.device}`, `DELETE /devices/${own.device}`, none.device],
      [a.freelancer, `DELETE /sign-ins/${own.signIn}`, `DELETE /sign-ins/${own.signIn}`, none.signIn],
    ];
    for (const [who, deed, place, nowhere] of rows) {
      expect((await ask(who, deed)).status, deed).toBe(204);
      const there = await ask(who, place);
      expect(there.status, place).toBe(404);
      expect(wholeOf(there)).toEqual(wholeOf(await ask(who, place.replace(/[^/]+$/, nowhere))));
    }
    for (const who of [a.owner, operator]) {
      expect((await ask(who, `GET /attachments/${own.loose}`)).code).toBe('no-such-attachment');
    }
  });

  it('is a segment’s picture: it is gone for both sides, as though it had never been', async () => {
    const { house, a, own } = world;
    const tracker = await createTracker(house, a.freelancer);
    const desk = new TestTracker(house, tracker, own.contract);
    const painted = await paint('#b36');
    const shown = { pictures: [named(painted)], withheld: null };
    const { segment } = done(await desk.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', shown));
    const put = `/contracts/${own.contract}/segments/${segment}`;
    const body = painted.picture;
    const brought = await world.office.ask(`PUT ${put}/pictures/0/picture`, { token: tracker.token, body });
    expect(brought.status).toBe(200);
    expect((await ask(a.owner, `GET ${put}/pictures/0/picture`)).status).toBe(200);
    expect((await ask(a.freelancer, `DELETE ${put}`)).status).toBe(200);
    for (const who of [a.freelancer, a.owner]) {
      const there = await ask(who, `GET ${put}/pictures/0/picture`);
      const never = await ask(who, `GET /contracts/${own.contract}/segments/2900000/pictures/0/picture`);
      expect(there.code).toBe('no-such-picture');
      expect(wholeOf(there)).toEqual(wholeOf(never));
    }
  });

  it('is an invitation’s link once it is withdrawn', async () => {
    const { house, a, office } = world;
    const line = `POST /organisations/${a.organisation}/invitations`;
    const body = { id: house.random.uuid(), email: 'once@example.test', role: 'viewer' };
    const { json } = await office.ask(line, { token: a.owner.token, body });
    const token = String((json as { link: string }).link.split('/').at(-1));
    expect((await office.ask(`GET /invitations/${token}`)).status).toBe(200);
    await ask(a.owner, `DELETE /organisations/${a.organisation}/invitations/${body.id}`);
    const there = await office.ask(`GET /invitations/${token}`);
    expect(there.code).toBe('no-such-invitation');
    expect(wholeOf(there)).toEqual(wholeOf(await office.ask('GET /invitations/none')));
  });
});

describe('a job that is closed', () => {
  it('is there for its client and the operator, and for nobody who never proposed for it', async () => {
    const { a, b, own, persons, operator } = world;
    expect((await ask(b.freelancer, `GET /jobs/${own.closing}`)).status).toBe(200);
    await ask(a.owner, `POST /jobs/${own.closing}/closing`);
    for (const who of [a.freelancer, b.freelancer, b.agent, a.agent, b.owner, persons['ex-member A']]) {
      if (!who) continue;
      const there = await ask(who, `GET /jobs/${own.closing}`);
      expect(there.status).toBe(404);
      expect(wholeOf(there)).toEqual(wholeOf(await ask(who, `GET /jobs/${NO_THINGS.job}`)));
    }
    for (const who of [a.owner, persons['viewer A'], operator]) {
      if (who) expect((await ask(who, `GET /jobs/${own.closing}`)).status).toBe(200);
    }
  });
});
