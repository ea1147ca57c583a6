import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { later, type TestOffice, testOffice } from '../testing/office.ts';
import {
  createFreelancer,
  createMember,
  createPeople,
  newTokenOf,
  type TestPeople,
} from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let k1: string;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house, { heartbeatMs: 20 });
  people = await createPeople(house);
  const body = {
    title: 'k1',
    freelancer: people.ana.person,
    organisation: people.acme,
    starts: '2026-11-02T00:00:00Z',
    terms: { pay: 'segment', currency: 'USD', rate: '45.00' },
  };
  const made = await office.ask('POST /contracts', { token: people.olu.token, body });
  k1 = (made.json as { id: string }).id;
});
afterAll(async () => {
  await office.close();
  await house.close();
});

interface Stream {
  readonly response: Response;
  /** What has come so far. */
  readonly said: () => string;
  readonly over: Promise<void>;
  leave(): void;
}

async function listen(
  token: string,
  { address }: TestOffice = office,
  path = `/contracts/${k1}/events`,
): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(`${address}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  let said = '';
  const read = async (): Promise<void> => {
    for await (const chunk of response.body ?? []) said += Buffer.from(chunk).toString();
  };
  return { response, said: () => said, over: read().catch(() => {}), leave: () => leaving.abort() };
}

describe('the stream of what changes on a contract', () => {
  it('tells its sides at once, and says that it lives in between', async () => {
    const stream = await listen(people.ben.token);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    await expect.poll(stream.said).toContain(':\n\n');
    house.events.tell(k1, { kind: 'diary', segment: 2_990_000 });
    await expect.poll(stream.said).toContain('event: diary\ndata: {"kind":"diary","segment":2990000}\n\n');
    stream.leave();
    await stream.over;
  });

  it('says to a page for how long nothing was told: what it read before it listened is known to be old or not', async () => {
    const quietOf = async (token: string): Promise<number> => {
      const page = await listen(token, office, `/me/events?contract=${k1}`);
      await expect.poll(page.said).toContain('event: quiet\n');
      page.leave();
      await page.over;
      return Number(/"kind":"quiet","seconds":(\d+)/.exec(page.said())?.[1]);
    };
    const began = Math.floor(house.events.quietFor([]) / 1000);
    house.events.tellDesk(people.ana.person);
    // That Ana is at work is no news for the client (TH-C8); she was told this very second.
    expect(await quietOf(people.ana.token)).toBe(0);
    house.events.tell(k1, { kind: 'diary' });
    expect(await quietOf(people.ben.token)).toBe(0);
    expect(house.events.quietFor(['nobody'])).toBeGreaterThanOrEqual(began * 1000);
    expect(house.events.quietFor([k1, 'nobody'])).toBeLessThan(house.events.quietFor(['nobody']));
  });

  it('is not for strangers', async () => {
    const cleo = await createFreelancer(house, 'Cleo Park');
    const { response, over } = await listen(cleo.token);
    await over;
    expect(response.status).toBe(404);
  });

  it('ends with the sign-in that opened it', async () => {
    const token = await newTokenOf(house, people.ana);
    const [mine, other] = [await listen(token), await listen(people.ana.token)];
    await office.ask('DELETE /session', { token });
    await mine.over;
    house.events.tell(k1, { kind: 'week' });
    await expect.poll(other.said).toContain('event: week');
    expect(mine.said()).not.toContain('event: week');
    other.leave();
    await other.over;
  });

  it('ends when its sign-in expires, or is taken back elsewhere', async () => {
    const soon = await listen(await newTokenOf(house, people.ana, 60));
    const tracker = await listen(people.tracker.token);
    later(house, office, 60);
    await soon.over;
    await house.db.deleteFrom('sign_in').where('device_id', '=', people.tracker.device).execute();
    await tracker.over;
  });

  it('ends at once for a member who is taken out, and goes on for the others', async () => {
    // Its hearts beat every quarter of a minute: nothing but the deed itself ends a stream here in time.
    const calm = await testOffice(house);
    const gil = await createMember(house, 'Gil Orr', people.acme, 'viewer');
    const [theirs, bens] = [await listen(gil.token, calm), await listen(people.ben.token, calm)];
    // Of a page that shows the contract, and of one that does not.
    const page = await listen(gil.token, calm, `/me/events?contract=${k1}`);
    const home = await listen(gil.token, calm, '/me/events');
    const member = `/organisations/${people.acme}/members/${gil.person}`;
    expect((await calm.ask(`DELETE ${member}`, { token: people.ben.token })).status).toBe(204);
    await theirs.over;
    await page.over;
    expect(page.said()).toContain('event: access');
    await expect.poll(home.said).toContain('event: access');
    house.events.tell(k1, { kind: 'terms' });
    await expect.poll(bens.said).toContain('event: terms');
    for (const { said } of [theirs, page, home]) expect(said()).not.toContain('event: terms');
    home.leave();
    await home.over;
    expect((await listen(gil.token, calm)).response.status).toBe(404);
    bens.leave();
    await bens.over;
    await calm.close();
  });

  it('is opened twelve times by one person, and not a thirteenth', async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => listen(people.olu.token)));
    const refused = await listen(people.olu.token);
    expect(refused.response.status).toBe(429);
    streams[0]?.leave();
    await streams[0]?.over;
    const status = async (): Promise<number> => {
      const again = await listen(people.olu.token);
      streams.push(again);
      return again.response.status;
    };
    await expect.poll(status).toBe(200);
    for (const stream of streams) stream.leave();
    await Promise.all(streams.map(({ over }) => over));
  });
});
