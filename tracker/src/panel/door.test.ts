import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTrackerBench, type TrackerBench } from '../testing/tracker-bench.ts';
import { openPanel, type Panel } from './server.ts';

let bench: TrackerBench;
let panel: Panel;

beforeAll(async () => {
  bench = await openTrackerBench();
  panel = await openPanel(bench.tracker);
});
afterAll(async () => {
  await panel.close();
  await bench.close();
});

const own = (): string => panel.address().replace('http://', '').split('/')[0] ?? '';

function ask(
  headers: Record<string, string>,
  method = 'GET',
  path = '/',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const port = own().split(':')[1];
    const asked = request({ host: '127.0.0.1', port, path, method, headers, setHost: false }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString('latin1');
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.once('error', reject);
    asked.end(method === 'POST' ? '{}' : undefined);
  });
}

const statusOf = async (...asked: Parameters<typeof ask>): Promise<number> => (await ask(...asked)).status;

/** What a rebound name, a proxy or a hand could write there. `PORT` is the panel's own. */
const HOSTS = [
  '',
  ' ',
  'localhost',
  'localhost:PORT',
  'LOCALHOST:PORT',
  'localhost.:PORT',
  '127.0.0.1',
  '127.0.0.1:',
  '127.0.0.1:80',
  '127.0.0.1:0PORT',
  '127.0.0.1.:PORT',
  '127.0.0.1:PORT.',
  '127.0.0.1:PORT/',
  '127.0.0.1:PORT@evil.test',
  'evil.test@127.0.0.1:PORT',
  '127.0.0.1:PORT,evil.test',
  '127.0.0.1:PORT:PORT',
  'http://127.0.0.1:PORT',
  '127.0.0.1.evil.test:PORT',
  'evil.test:PORT',
  'evil.test',
  '127.1:PORT',
  '127.000.000.001:PORT',
  '0x7f000001:PORT',
  '0x7f.0.0.1:PORT',
  '2130706433:PORT',
  '0177.0.0.1:PORT',
  '0.0.0.0:PORT',
  '127.0.0.2:PORT',
  '[::1]:PORT',
  '[::ffff:127.0.0.1]:PORT',
  '[::]:PORT',
  '127.0.0.1%00:PORT',
  '１２７.0.0.1:PORT',
];

it(`answers its own name only, and none of ${HOSTS.length} others`, async () => {
  expect(HOSTS.length).toBeGreaterThanOrEqual(30);
  expect(await statusOf({ host: own() })).toBe(200);
  const port = own().split(':')[1] ?? '';
  for (const each of HOSTS) {
    const host = Buffer.from(each.replaceAll('PORT', port), 'utf8').toString('latin1');
    const { status, body } = await ask({ host });
    expect([each, status === 403 || status === 400, body]).toEqual([each, true, '']);
  }
  expect([400, 403]).toContain(await statusOf({}));
});

it('opens to no other origin, and to no deed without one', async () => {
  const host = own();
  for (const origin of [
    'null',
    'file://',
    'http://evil.test',
    `https://${host}`,
    `http://${host}.evil.test`,
    `http://localhost:${host.split(':')[1]}`,
    'http://127.0.0.1',
  ]) {
    expect([origin, await statusOf({ host, origin })]).toEqual([origin, 403]);
    expect([origin, await statusOf({ host, origin }, 'POST', '/stop')]).toEqual([origin, 403]);
  }
  expect(await statusOf({ host }, 'POST', '/stop')).toBe(403);
  expect(await statusOf({ host, origin: `http://${host}` }, 'POST', '/stop')).toBe(401);
  const elsewhere = { host, 'sec-fetch-site': 'cross-site' };
  expect(await statusOf(elsewhere)).toBe(403);
  const arrival = { ...elsewhere, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  expect([await statusOf(arrival), await statusOf(arrival, 'GET', '/state')]).toEqual([200, 401]);
  expect(await statusOf({ ...arrival, 'sec-fetch-dest': 'iframe' })).toBe(403);
});

const DEEDS = [
  '/start',
  '/stop',
  '/memo',
  '/pause',
  '/go-on',
  '/delete',
  '/settings',
  '/rules',
  '/take-over',
];

it('tells nothing and does nothing without cookie and key; a deed is never a GET', async () => {
  const host = own();
  const reads = ['/state', '/rules', '/front', '/pictures/k1/1/0/picture', '/nothing', '/../signed-in.json'];
  for (const path of [...reads, ...DEEDS]) {
    const { status, body } = await ask({ host }, 'GET', path);
    expect([path, status, body]).toEqual([path, 401, '']);
  }
  for (const path of DEEDS) {
    expect([path, await statusOf({ host, origin: `http://${host}` }, 'POST', path)]).toEqual([path, 401]);
  }
  expect(await statusOf({ host, cookie: 'stint-panel=x', 'x-stint-panel': 'y' }, 'GET', '/state')).toBe(401);
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    expect([method, await statusOf({ host, origin: `http://${host}` }, method, '/state')]).toEqual([
      method,
      405,
    ]);
  }
});

it('lets a window in once, by its token, and no token of another kind', async () => {
  const enter = (token: unknown): Promise<Response> =>
    fetch(`http://${own()}/session`, {
      method: 'POST',
      headers: { origin: `http://${own()}` },
      body: JSON.stringify({ token }),
    });
  const token = panel.address().split('#')[1];
  const entered = await enter(token);
  expect(entered.status).toBe(200);
  expect(entered.headers.get('set-cookie')).toMatch(
    /^stint-panel=\S{40,}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  expect((await enter(token)).status).toBe(401);
  for (const wrong of ['', 'x'.repeat(43), 7, null, { toString: 'a' }, 'x'.repeat(100_000)]) {
    expect((await enter(wrong)).status).toBe(401);
  }
});

it('forbids everything that is not its own: scripts, frames, other origins, keeping', async () => {
  const { headers } = await fetch(`http://${own()}/`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|data:|http/);
  for (const part of [
    "script-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});
