import { connect } from 'node:net';
import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { createPeople, type TestPeople } from '../testing/people.ts';
import { JSON_BYTES } from './limits.ts';

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

const K1 = '00000000-0000-4000-8000-000000000000';
const SEGMENT = `/contracts/${K1}/segments/2990000`;
const PICTURE = `${SEGMENT}/pictures/0/picture`;

/** Speaks bytes to the port, and answers all that came back. */
function speak(chunks: readonly (string | Uint8Array)[], hangUp = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(office.address).port), '127.0.0.1');
    let said = '';
    socket.on('data', (bytes) => {
      said += bytes.toString();
    });
    socket.once('error', reject).once('close', () => resolve(said));
    for (const chunk of chunks) socket.write(chunk);
    if (hangUp) socket.end();
  });
}

function head(line: string, ...headers: string[]): string {
  const token = `authorization: Bearer ${people.tracker.token}`;
  return [`${line} HTTP/1.1`, 'host: localhost', token, 'connection: close', ...headers, '', ''].join('\r\n');
}

describe('a JSON body', () => {
  const ask = (body: unknown, headers = {}) => office.ask('POST /tokens', { body, headers });

  it.each([
    ['{"email":', 'not JSON'],
    ['"text"', 'no object'],
    ['{"email":"a","password":"b"}', 'a field missing'],
    ['{"email":"a","password":"b","name":"c","is_operator":true}', 'a field too many'],
    ['{"email":7,"password":"b","name":"c"}', 'another kind'],
    ['{"email":"a","password":"b","name":" "}', 'a blank name'],
    ['{"__proto__":{"x":1},"email":"a","password":"b","name":"c"}', 'a poisoned one'],
    ['', 'nothing'],
  ])('that is %s is refused (%s)', async (body) => {
    const answer = await ask(body, { 'content-type': 'application/json' });
    expect([answer.status, answer.code]).toEqual([400, 'bad-request']);
  });

  it('is refused by the field that is wrong', async () => {
    const unknown = await ask({ email: 'a', password: 'b', name: 'c', role: 'operator' });
    expect(unknown.json).toMatchObject({ field: 'role' });
    const wrong = await office.ask('POST /payouts', {
      token: people.ana.token,
      body: { id: 'mine', currency: 'USD', amount: '1' },
    });
    expect(wrong.json).toMatchObject({ code: 'bad-request', field: 'id' });
  });

  it('holds the longest letter there is: an offer with all its milestones, at four bytes a character', () => {
    const milestone = {
      title: '🌱'.repeat(LIMITS.name),
      says: '🌱'.repeat(LIMITS.milestoneSays),
      amount: '5.00',
    };
    const milestones = Array.from({ length: LIMITS.milestones }, () => ({
      ...milestone,
      dueDay: '2026-12-01',
    }));
    const offer = {
      title: milestone.title,
      message: '🌱'.repeat(LIMITS.offerMessage),
      terms: { milestones },
    };
    expect(Buffer.byteLength(JSON.stringify(offer))).toBeLessThan(JSON_BYTES - 4096);
  });

  it('that is too long, or no UTF-8, is refused', async () => {
    const long = await ask({ email: 'a', password: 'b'.repeat(JSON_BYTES), name: 'c' });
    expect([long.status, long.code]).toEqual([413, 'body-too-large']);
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect((await ask(bytes, { 'content-type': 'application/json' })).text).toContain('UTF-8');
  });
});

describe('the body of an upload', () => {
  const put = (path: string, body: Uint8Array, token = people.tracker.token) =>
    office.ask(`PUT ${path}`, { token, body });

  it('is the bytes that came, also where they say they are JSON: a record is read strictly', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = '{"v": 1}';
    const answer = await office.ask(`PUT ${SEGMENT}`, { token: people.tracker.token, headers, body });
    expect(answer.code).toBe('no-such-contract');
  });

  it('is refused when a record is too large, however it comes', async () => {
    const large = await put(SEGMENT, new Uint8Array(LIMITS.recordBytes + 1));
    expect([large.status, large.code]).toEqual([413, 'record-too-large']);
    const chunk = `ffff\r\n${'x'.repeat(0xffff)}\r\n`;
    const pieces = await speak([
      head(`PUT /api/v1${SEGMENT}`, 'transfer-encoding: chunked'),
      chunk,
      chunk,
      '0\r\n\r\n',
    ]);
    expect(pieces).toContain('record-too-large');
  });

  it('is drained when it is refused, so that its sender reads why', async () => {
    const picture = new Uint8Array(LIMITS.pictureBytes);
    expect((await put(PICTURE, picture, 'nobody')).code).toBe('not-signed-in');
    expect((await put(PICTURE, picture, people.ana.token)).code).toBe('not-allowed-here');
    expect((await put(PICTURE, picture)).code).toBe('no-such-contract');
  });

  it('that nobody would honestly send is not read: the answer comes, and the connection is closed', async () => {
    const said = await speak([head(`PUT /api/v1${PICTURE}`, 'content-length: 999999999'), 'x'.repeat(1000)]);
    expect(said).toContain('no-such-contract');
    expect(said).toMatch(/connection: close/i);
  });

  it('that is cut off in the middle is refused, and the house goes on', async () => {
    const cut = await speak([head(`PUT /api/v1${SEGMENT}`, 'content-length: 500'), '{"v":1'], true);
    expect(cut).toMatch(/^HTTP\/1.1 400/);
    expect(cut).toContain('the body was cut off');
    const json = await speak([head('POST /api/v1/payouts', 'content-length: 500'), '{"v":1'], true);
    expect(json).toContain('the body was cut off');
    expect((await office.ask('GET /session', { token: people.ana.token })).status).toBe(200);
  });
});

describe('what is no request', () => {
  it('is answered with a letter too', async () => {
    expect(await speak(['nonsense\r\n\r\n'])).toContain('"code":"bad-request"');
    const long = await speak([`GET / HTTP/1.1\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`]);
    expect(long).toMatch(/^HTTP\/1.1 431/);
  });
});

describe('a bug', () => {
  it('is told to the log, not to the asker', async () => {
    const answers = (await import('./all-answers.ts')).everyAnswer(house);
    const broken = { ...answers, readPurses: () => Promise.reject(new Error('select secret from person')) };
    const other = await testOffice(house, { answers: broken });
    const answer = await other.ask('GET /purses', { token: people.ana.token });
    await other.close();
    expect([answer.status, answer.code]).toEqual([500, 'internal']);
    expect(answer.text).not.toMatch(/secret|\.ts/);
    expect(house.lines.at(-1)).toMatch(/GET \/api\/v1\/purses .*select secret from person/);
  });
});
