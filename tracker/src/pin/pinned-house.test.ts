import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlain, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { houseFetch } from './house-fetch.ts';
import { fingerprintOf } from './house-mark.ts';
import { PinnedHouse } from './pinned-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'stint-pin-'));
const open: Server[] = [];
let ca = '';

beforeAll(() => {
  for (const key of ['first', 'second']) {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${key}.pem`);
    for (const issue of ['a', 'b']) certify(key, issue);
  }
  ca = ['first-a', 'first-b', 'second-a'].map((name) => read(name)).join('\n');
});
afterEach(async () => {
  for (const server of open.splice(0)) await closed(server);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a house with a certificate', () => {
  it('is known by its key: renewed with the same one it is the same house', async () => {
    const first = await secure('first', 'a');
    const pinned = pinnedTo(first.port);
    expect(await (await pinned.fetch(at(first.port))).text()).toBe('first');
    const pin = pinned.pin();
    expect(pin).toMatchObject({ kind: 'key', since: 1000 });
    expect(pin && fingerprintOf(pin)).toMatch(/^([0-9a-f]{4} ){9}[0-9a-f]{4}$/);
    await closed(first.server);
    await secure('first', 'b', first.port);
    expect(await (await pinnedTo(first.port, pin).fetch(at(first.port))).text()).toBe('first');
  });

  it('with another key it is not told a single byte, until the freelancer agrees', async () => {
    const first = await secure('first', 'a');
    const before = pinnedTo(first.port);
    await before.fetch(at(first.port));
    await closed(first.server);
    const second = await secure('second', 'a', first.port);
    const pinned = pinnedTo(first.port, before.pin());
    const kept: unknown[] = [];
    pinned.onPin(() => void kept.push(pinned.pin()?.value));
    const headers = { authorization: 'Bearer secret' };
    await expect(pinned.fetch(at(first.port), { headers, method: 'PUT', body: 'x' })).rejects.toThrow(
      'not the one that is known',
    );
    expect([second.asked, pinned.hasChanged(), kept]).toEqual([[], true, []]);
    pinned.agree();
    expect(pinned.hasChanged()).toBe(false);
    expect(await (await pinned.fetch(at(first.port))).text()).toBe('second');
    expect(kept).toHaveLength(1);
  });

  it('that nobody vouches for is not spoken to at all', async () => {
    const { port, asked } = await secure('second', 'b');
    const pinned = pinnedTo(port);
    await expect(pinned.fetch(at(port))).rejects.toThrow();
    expect([asked, pinned.pin()]).toEqual([[], null]);
  });
});

describe('whatever is asked of a house', () => {
  it('does not follow it elsewhere', async () => {
    const elsewhere = await plain((answer) => answer.end('here'));
    const house = await plain((answer) =>
      answer.writeHead(307, { location: `${elsewhere.address}/x` }).end(),
    );
    const response = await houseFetch({ mayTalk: () => true })(`${house.address}/x`, {
      method: 'PUT',
      body: 'secret',
      headers: { authorization: 'Bearer secret' },
    });
    expect([response.status, response.ok, elsewhere.asked]).toEqual([307, false, []]);
  });

  it('ends where an answer is larger than a letter can be', async () => {
    const house = await plain((answer) => answer.end(Buffer.alloc(9 * 1024 * 1024, 32)));
    const response = await houseFetch({ mayTalk: () => true })(house.address);
    await expect(response.text()).rejects.toThrow();
  });

  it.each(['http://192.0.2.1/', 'http://stint.example/', 'http://localhost.example/', 'ftp://127.0.0.1/'])(
    'goes nowhere that others can read it: %s',
    async (address) => {
      await expect(houseFetch({ mayTalk: () => true })(address)).rejects.toThrow('not private');
    },
  );

  it('brings bodies, headers and answers over as they are', async () => {
    const house = await plain((answer, body, headers) =>
      answer.end(JSON.stringify([body, headers.authorization, headers['content-length']])),
    );
    const ask = { method: 'PUT', headers: { authorization: 'Bearer t' }, body: Buffer.from('Grüße') };
    const response = await houseFetch({ mayTalk: () => true })(`${house.address}/a`, ask);
    expect(await response.json()).toEqual(['Grüße', 'Bearer t', '7']);
    const empty = await plain((answer) => answer.writeHead(204).end());
    expect((await houseFetch({ mayTalk: () => true })(empty.address)).status).toBe(204);
  });

  it('is given up when its time is over', async () => {
    const house = await plain(() => undefined);
    const asked = houseFetch({ mayTalk: () => true })(house.address, { signal: AbortSignal.timeout(20) });
    await expect(asked).rejects.toThrow();
  });
});

describe('a house on this same computer', () => {
  it('is known by its id; when another answers there, nothing more is sent until the freelancer agrees', async () => {
    let id = '00000000-0000-4000-8000-000000000001';
    const house = await plain((answer) =>
      answer.setHeader('content-type', 'application/json').end(JSON.stringify({ id })),
    );
    const pinned = new PinnedHouse({ house: house.address, pin: null, now: () => 1000 });
    await pinned.look();
    expect(pinned.pin()).toEqual({ kind: 'id', value: id, since: 1000 });
    id = '00000000-0000-4000-8000-000000000002';
    await pinned.look();
    expect(pinned.hasChanged()).toBe(true);
    house.asked.length = 0;
    await expect(pinned.fetch(`${house.address}/api/v1/contracts`)).rejects.toThrow('another house');
    expect(house.asked).toEqual([]);
    pinned.agree();
    expect((await pinned.fetch(`${house.address}/api/v1/contracts`)).ok).toBe(true);
    expect(pinned.pin()?.value).toBe(id);
  });

  it('once known is sent nothing by what does not tell that id: no id, no letter, or none at all', async () => {
    const value = '00000000-0000-4000-8000-000000000001';
    let answers: (response: import('node:http').ServerResponse) => unknown = (answer) =>
      answer.writeHead(404).end();
    const house = await plain((answer) => answers(answer));
    const pin = { kind: 'id', value, since: 900 } as const;
    const pinned = new PinnedHouse({ house: house.address, pin, now: () => 1000 });
    const asks = () => pinned.fetch(`${house.address}/api/v1/contracts`);
    await expect(asks()).rejects.toThrow('does not tell');
    answers = (answer) => answer.end(JSON.stringify({ id: null }));
    await expect(asks()).rejects.toThrow('does not tell');
    expect([pinned.hasChanged(), pinned.changedTo()]).toEqual([true, null]);
    pinned.agree();
    answers = (answer) => answer.destroy();
    await expect(asks()).rejects.toThrow('does not tell');
    expect(new Set(house.asked)).toEqual(new Set(['/api/v1/house']));
    // The house is back: asked again, it is sent what there is.
    answers = (answer) => answer.end(JSON.stringify({ id: value }));
    expect((await asks()).ok).toBe(true);
    expect(pinned.hasChanged()).toBe(false);
    // It goes away, and another takes its place before it is looked for again.
    answers = (answer) => answer.destroy();
    await expect(asks()).rejects.toThrow();
    answers = (answer) => answer.writeHead(404).end();
    house.asked.length = 0;
    await expect(asks()).rejects.toThrow('does not tell');
    expect(house.asked).toEqual(['/api/v1/house']);
  });

  it('that has come back is spoken to again, and one that is away is none at all', async () => {
    let id = '00000000-0000-4000-8000-000000000001';
    const house = await plain((answer) => answer.end(JSON.stringify({ id })));
    const pinned = new PinnedHouse({ house: house.address, pin: null, now: () => 1000 });
    await pinned.look();
    const first = id;
    id = '00000000-0000-4000-8000-000000000002';
    await pinned.look();
    id = first;
    await pinned.look();
    expect(pinned.hasChanged()).toBe(false);
    await closed(house.server);
    await pinned.look();
    expect(pinned.hasChanged()).toBe(false);
  });
});

function openssl(...words: string[]): void {
  execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
}

function certify(key: string, issue: string): void {
  const subject = ['-subj', `/CN=localhost ${issue}`, '-addext', 'subjectAltName=DNS:localhost'];
  openssl('req', '-x509', '-key', `${key}.pem`, '-days', '2', ...subject, '-out', `${key}-${issue}.crt`);
}

function read(name: string): string {
  return readFileSync(join(folder, `${name}.crt`), 'utf8');
}

function pinnedTo(port: number, pin: ReturnType<PinnedHouse['pin']> = null): PinnedHouse {
  return new PinnedHouse({ house: at(port).slice(0, -1), pin, now: () => 1000, ca });
}

function at(port: number): string {
  return `https://localhost:${port}/`;
}

async function secure(
  key: string,
  issue: string,
  port = 0,
): Promise<{ port: number; server: Server; asked: string[] }> {
  const asked: string[] = [];
  const options = { key: readFileSync(join(folder, `${key}.pem`)), cert: read(`${key}-${issue}`) };
  const server = createServer(options, (request, response) => {
    asked.push(request.url ?? '');
    response.end(key);
  }) as unknown as Server;
  open.push(server);
  await new Promise<void>((done) => server.listen(port, 'localhost', done));
  return { port: (server.address() as AddressInfo).port, server, asked };
}

async function plain(
  answer: (
    response: import('node:http').ServerResponse,
    body: string,
    headers: import('node:http').IncomingHttpHeaders,
  ) => unknown,
): Promise<{ address: string; server: Server; asked: string[] }> {
  const asked: string[] = [];
  const server = createPlain((request, response) => {
    asked.push(request.url ?? '');
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(response, body, request.headers));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
