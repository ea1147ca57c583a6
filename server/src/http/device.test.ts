import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedOf } from '../store/seeds.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { later, type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople } from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
  people = await createPeople(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

interface Asked {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
}

async function authorize(headers: Record<string, string> = {}): Promise<Asked> {
  const body = { client_id: 'stint-tracker', device_name: "Ana's laptop" };
  const answer = await office.ask('POST /device/authorization', { body, headers });
  expect(answer.status).toBe(201);
  return answer.json as Asked;
}

function collect(deviceCode: string): Promise<TestAnswer> {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const body = { client_id: 'stint-tracker', grant_type, device_code: deviceCode };
  return office.ask('POST /device/token', { body });
}

function decide(token: string, code: string, decision: 'approve' | 'deny'): Promise<TestAnswer> {
  return office.ask(`PUT /device/grants/${code}`, { token, body: { decision } });
}

describe('a tracker signs in by RFC 8628', () => {
  it('asks, is approved by its freelancer, collects its token once, and may only track', async () => {
    const asked = await authorize();
    expect(asked).toMatchObject({ expires_in: 600, interval: 2 });
    expect(asked.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(asked.verification_uri).toBe(`${office.address}/device`);
    expect(asked.verification_uri_complete).toBe(`${office.address}/device?code=${asked.user_code}`);
    expect((await collect(asked.device_code)).code).toBe('authorization_pending');

    const typed = asked.user_code.toLowerCase().replace('-', '%20');
    const seen = await office.ask(`GET /device/grants/${typed}`, { token: people.ana.token });
    expect(seen.json).toMatchObject({
      userCode: asked.user_code,
      deviceName: "Ana's laptop",
      state: 'waiting',
    });
    expect((await decide(people.ana.token, typed, 'approve')).json).toMatchObject({ state: 'approved' });

    later(house, office, 2);
    const collected = await collect(asked.device_code);
    expect(collected.status).toBe(200);
    const seed = (await seedOf(house.db, people.ana.person)).toString('base64url');
    expect(collected.json).toMatchObject({
      token_type: 'Bearer',
      scope: 'track',
      person: people.ana.person,
      snapshot_seed: seed,
    });
    const { access_token: token, device } = collected.json as { access_token: string; device: string };
    expect((await collect(asked.device_code)).code).toBe('invalid_grant');
    expect((await office.ask('GET /session', { token })).json).toMatchObject({ name: 'Ana Duarte' });
    expect((await office.ask('GET /purses', { token })).code).toBe('not-allowed-here');
    expect((await office.ask('GET /devices', { token: people.ana.token })).json).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: device, name: "Ana's laptop" })]),
    );
  });

  it('tells nobody else the seed of the snapshot instants', async () => {
    const seed = await seedOf(house.db, people.ana.person);
    const answers = await Promise.all(
      ['/session', '/devices', '/contracts', '/people'].flatMap((path) =>
        [people.ana, people.olu].map(({ token }) => office.ask(`GET ${path}`, { token })),
      ),
    );
    for (const form of ['base64url', 'base64', 'hex'] as const) {
      expect(answers.some(({ text }) => text.includes(seed.toString(form)))).toBe(false);
    }
  });

  it('keeps no code that could be used', async () => {
    const asked = await authorize();
    const rows = await house.db.selectFrom('device_grant').selectAll().execute();
    const kept = rows.map((row) => `${row.device_code_sha256.toString('latin1')} ${row.user_code}`).join();
    expect(kept).not.toContain(asked.user_code);
    expect(kept).not.toContain(asked.device_code);
  });

  it('is told to slow down when it asks again at once', async () => {
    const asked = await authorize();
    expect((await collect(asked.device_code)).code).toBe('authorization_pending');
    expect((await collect(asked.device_code)).code).toBe('slow_down');
    later(house, office, 2);
    expect((await collect(asked.device_code)).code).toBe('authorization_pending');
  });

  it('is refused when it was denied, came too late, or never asked: in the words of section 3.5', async () => {
    const denied = await authorize();
    expect((await decide(people.ben.token, denied.user_code, 'deny')).json).toMatchObject({
      state: 'denied',
    });
    const refusal = await collect(denied.device_code);
    expect([refusal.status, refusal.code]).toEqual([400, 'access_denied']);
    const late = await authorize();
    later(house, office, 600);
    expect((await decide(people.ana.token, late.user_code, 'approve')).code).toBe('no-such-code');
    expect((await collect(late.device_code)).code).toBe('expired_token');
    expect((await collect('none')).code).toBe('invalid_grant');
  });
});

describe('who may approve', () => {
  it('a freelancer, for a tracker tracks a freelancer', async () => {
    const asked = await authorize();
    const client = await decide(people.ben.token, asked.user_code, 'approve');
    expect([client.status, client.code]).toEqual([403, 'freelancers-only']);
    expect((await decide(people.olu.token, asked.user_code, 'approve')).code).toBe('freelancers-only');
    expect((await decide(people.tracker.token, asked.user_code, 'approve')).code).toBe('not-allowed-here');
  });

  it('the first who decides: to others the code is gone', async () => {
    const asked = await authorize();
    await decide(people.ana.token, asked.user_code, 'approve');
    expect((await decide(people.ben.token, asked.user_code, 'deny')).code).toBe('no-such-code');
    expect((await decide(people.ana.token, asked.user_code, 'approve')).json).toMatchObject({
      state: 'approved',
    });
  });

  it('nobody who guesses codes: after twenty that are none it is over for a while', async () => {
    const { token } = people.olu;
    const guess = () => office.ask('GET /device/grants/BBBB-BBBB', { token });
    for (let n = 0; n < 20; n++) expect((await guess()).code).toBe('no-such-code');
    expect((await guess()).code).toBe('too-many-tries');
    expect((await office.ask('GET /device/grants/AAAA', { token: people.ben.token })).status).toBe(404);
  });
});

describe('a tracker whose token is taken back', () => {
  it('may do nothing from then on', async () => {
    const { token, device } = people.tracker;
    expect((await office.ask('GET /contracts', { token })).status).toBe(200);
    const strange = await office.ask(`DELETE /devices/${device}`, { token: people.olu.token });
    expect([strange.status, strange.code]).toEqual([404, 'not-found']);
    expect((await office.ask(`DELETE /devices/${device}`, { token: people.ana.token })).status).toBe(204);
    expect((await office.ask('GET /contracts', { token })).code).toBe('not-signed-in');
    const again = await office.ask(`DELETE /devices/${device}`, { token: people.ana.token });
    expect(again.code).toBe('not-found');
  });
});

describe('the address that is shown for approving', () => {
  it('is one of the house, never a name that somebody made up', async () => {
    const body = { client_id: 'stint-tracker', device_name: 'x' };
    const raw = await rawPost('evil.example', body);
    expect(raw).toContain('421');
    expect(raw).toContain('wrong-host');
    expect(await rawPost('localhost:4310', body)).toContain('http://localhost:4310/device');
  });
});

/** `fetch` does not let one choose the Host header. */
async function rawPost(host: string, body: object): Promise<string> {
  const { request } = await import('node:http');
  const text = JSON.stringify(body);
  const headers = { host, 'content-type': 'application/json', 'content-length': text.length };
  return new Promise((resolve, reject) => {
    const path = '/api/v1/device/authorization';
    const asked = request(office.address + path, { method: 'POST', headers }, (response) => {
      let said = String(response.statusCode);
      response.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      response.on('end', () => resolve(said));
    });
    asked.once('error', reject).end(text);
  });
}
