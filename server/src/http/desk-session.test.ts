import { formatInstant } from '@stint/core/instant';
import { SILENT_SECONDS } from '@stint/wire/desk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hearAgain } from '../store/desk-sessions.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { later, type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, createTracker, type TestPeople, type TestPerson } from '../testing/people.ts';
import { createTestContract } from '../testing/tracking.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;
let laptop: TestPerson;
let desktop: TestPerson;
let k1: string;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
  laptop = people.tracker;
  desktop = await createTracker(house, people.ana);
  k1 = await createTestContract(house, people);
});
afterAll(async () => {
  await office.close();
  await house.close();
});
beforeEach(async () => {
  for (const { token } of [laptop, desktop]) await office.ask('DELETE /me/session', { token });
});

const now = (): string => formatInstant(house.clock.now());

function announce(tracker: TestPerson, more: { since?: string; takeOver?: boolean; contract?: string } = {}) {
  const { since = now(), takeOver = false, contract = k1 } = more;
  return office.ask('PUT /me/session', { token: tracker.token, body: { contract, since, takeOver } });
}

async function sessionOf(person: TestPerson): Promise<unknown> {
  return ((await office.ask('GET /me/session', { token: person.token })).json as { session: unknown })
    .session;
}

describe('T1: a person has one clock, whichever tracker runs it', () => {
  it('knows which tracker tracks, on what and since when, until it says that it stopped', async () => {
    expect(await sessionOf(people.ana)).toBeNull();
    const since = now();
    const session = {
      device: laptop.device,
      deviceName: 'desk',
      contract: k1,
      title: 'Web shop',
      client: 'Acme Garden Tools',
      since,
    };
    expect((await announce(laptop)).json).toEqual({ session });
    expect(await sessionOf(people.ana)).toEqual(session);
    expect(await sessionOf(desktop)).toEqual(session);
    expect((await office.ask('DELETE /me/session', { token: laptop.token })).status).toBe(204);
    expect(await sessionOf(people.ana)).toBeNull();
  });

  it('refuses a second one, and says which runs and since when', async () => {
    const since = now();
    await announce(laptop);
    const refused = await announce(desktop);
    expect([refused.status, refused.code]).toEqual([409, 'tracking-elsewhere']);
    expect((refused.json as { message: string }).message).toContain(`“desk” tracks since ${since}`);
    expect(await sessionOf(people.ana)).toMatchObject({ device: laptop.device });
  });

  it('moves to the tracker that takes it over; the other learns when that began, and cannot end it', async () => {
    await announce(laptop);
    const since = formatInstant(later(house, office, 60));
    expect((await announce(desktop, { takeOver: true })).status).toBe(200);
    expect((await announce(laptop)).code).toBe('tracking-elsewhere');
    await office.ask('DELETE /me/session', { token: laptop.token });
    expect(await sessionOf(laptop)).toMatchObject({ device: desktop.device, since });
  });

  it('taken over it keeps all in which it was heard, however long ago the other says to have begun', async () => {
    await announce(laptop);
    later(house, office, 300);
    await announce(laptop);
    const heard = now();
    later(house, office, 60);
    expect((await announce(desktop, { since: '2000-01-01T00:00:00Z', takeOver: true })).status).toBe(200);
    expect(await sessionOf(laptop)).toMatchObject({ device: desktop.device, since: heard });
    // Heard again with the beginning that it says, it goes on from where it began.
    later(house, office, 30);
    await announce(desktop, { since: '2000-01-01T00:00:00Z' });
    expect(await sessionOf(laptop)).toMatchObject({ since: heard });
  });

  it('lets one of two that start at the same time begin', async () => {
    const answers = await Promise.all([announce(laptop), announce(desktop)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  it('is gone when nothing was heard of it for a while', async () => {
    await announce(laptop);
    later(house, office, SILENT_SECONDS - 1);
    expect((await announce(desktop)).code).toBe('tracking-elsewhere');
    later(house, office, 1);
    expect(await sessionOf(people.ana)).toBeNull();
    expect((await announce(desktop)).status).toBe(200);
  });

  it('lives by being heard, with the beginning that it had', async () => {
    const since = now();
    await announce(laptop, { since });
    for (let asked = 0; asked < 4; asked += 1) {
      later(house, office, 30);
      await announce(laptop, { since });
    }
    expect(await sessionOf(people.ana)).toMatchObject({ since });
  });

  it('begins at the latest now, whatever clock its tracker goes by', async () => {
    await announce(laptop, { since: '2030-01-01T00:00:00Z' });
    expect(await sessionOf(people.ana)).toMatchObject({ since: now() });
  });

  it('ends with its tracker', async () => {
    const lost = await createTracker(house, people.ana);
    await announce(lost);
    await office.ask(`DELETE /devices/${lost.device}`, { token: people.ana.token });
    expect(await sessionOf(people.ana)).toBeNull();
  });

  it('is for a tracker on a contract of its freelancer', async () => {
    expect((await announce(laptop, { contract: people.acme })).code).toBe('no-such-contract');
    expect((await announce(people.ana)).code).toBe('not-allowed-here');
  });
});

describe('a house that starts again', () => {
  it('after an hour waits for the session that ran, and does not let a second begin beside it', async () => {
    await announce(laptop);
    later(house, office, 3600);
    await hearAgain(house.db, office.wall.now());
    expect((await announce(desktop)).code).toBe('tracking-elsewhere');
    expect((await announce(laptop)).status).toBe(200);
  });

  it('does not bring back one that was silent already when it ended', async () => {
    await announce(laptop);
    later(house, office, SILENT_SECONDS);
    await office.ask('GET /me/session', { token: people.ana.token }); // the house lived on
    later(house, office, 3600);
    await hearAgain(house.db, office.wall.now());
    expect(await sessionOf(people.ana)).toBeNull();
  });

  it('forgets one that stays silent after the start, too', async () => {
    await announce(laptop);
    later(house, office, 3600);
    await hearAgain(house.db, office.wall.now());
    later(house, office, SILENT_SECONDS);
    expect(await sessionOf(people.ana)).toBeNull();
  });
});

describe('a browser becomes a tracker of who is signed in', () => {
  const enrol = (person: TestPerson): Promise<TestAnswer> =>
    office.ask('POST /devices', { token: person.token, body: { name: 'Ana’s browser' } });

  it('with a token of its own that may track and no more, and the secret of the draw', async () => {
    const enrolled = await enrol(people.ana);
    expect(enrolled.status).toBe(201);
    const { access_token: token, device, snapshot_seed } = enrolled.json as Record<string, string>;
    expect(Buffer.from(snapshot_seed ?? '', 'base64url').length).toBe(32);
    expect((await office.ask('GET /session', { token: token ?? '' })).json).toMatchObject({
      id: people.ana.person,
    });
    expect((await office.ask('GET /purses', { token: token ?? '' })).code).toBe('not-allowed-here');
    expect((await office.ask('POST /devices', { token: token ?? '', body: { name: 'x' } })).code).toBe(
      'not-allowed-here',
    );
    const devices = await office.ask('GET /devices', { token: people.ana.token });
    expect(devices.json).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: device, name: 'Ana’s browser' })]),
    );
    const noted = house.db.selectFrom('audit').select('object').where('deed', '=', 'browser-enrolled');
    expect(await noted.execute()).toEqual([{ object: device }]);
  });

  it('not for who is no freelancer', async () => {
    expect((await enrol(people.ben)).code).toBe('freelancers-only');
    expect((await enrol(people.olu)).code).toBe('freelancers-only');
  });
});
