import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_ROOT } from '@stint/wire/route';
import { routes } from '@stint/wire/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import type { HouseState } from './health.ts';

let house: TestHouse;
let office: TestOffice;
let state: HouseState = 'ready';

beforeAll(async () => {
  house = await testHouse();
  const pages = join(house.folder, 'dist');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<title>the pages</title>');
  writeFileSync(join(pages, 'ahead.js'), '0');
  writeFileSync(join(pages, 'assets', 'index-Abc123.js'), '1');
  writeFileSync(join(house.folder, 'secret.txt'), 'secret');
  office = await testOffice(house, { pages, state: () => state });
});
afterAll(async () => {
  await office.close();
  await house.close();
});

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const { status, headers, text } = await fetch(office.address + path).then(async (response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  }));
  return { status, headers, text };
}

describe('the pages', () => {
  it.each(['/', '/sign-in', '/contracts/k1/diary/2026-11-16', '/device?code=BCDF-GHJK'])(
    '%s is one of theirs, and they know it',
    async (path) => {
      const { status, text, headers } = await get(path);
      expect([status, text]).toEqual([200, '<title>the pages</title>']);
      expect(headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('are kept by a browser where their name holds their hash', async () => {
    expect((await get('/assets/index-Abc123.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/ahead.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/assets/index-Old.js',
    '/favicon.ico',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
  ])('%s is not there', async (path) => {
    const { status, text } = await get(path);
    expect([404, 400, 403]).toContain(status);
    expect(text).not.toContain('secret');
  });

  it.each(['/api', '/api/', '/api/v1', '/api/v2/session', '/api/v1/diary/x.css', '/api/v1/contracts.js'])(
    '%s is no page: a letter says that nothing is there, and nobody keeps it',
    async (path) => {
      const { status, text, headers } = await get(path);
      expect([status, JSON.parse(text)]).toMatchObject([404, { code: 'not-found' }]);
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('say how to build them where they are not built', async () => {
    const bare = await testOffice(house, { pages: join(house.folder, 'nowhere') });
    const response = await fetch(`${bare.address}/sign-in`);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('vite build')]);
    await bare.close();
  });

  it.each(['/', '/api/v1/session', '/api/docs/', '/nothing.js', '/healthz'])(
    '%s stands in nobody else’s frame, loads nothing from elsewhere and guesses no types',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe|\*/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.has('x-powered-by')).toBe(false);
    },
  );
});

describe('the health of the house', () => {
  it('is 200 when it is ready, and 503 before and after', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
    expect((await get('/readyz')).status).toBe(200);
    for (const other of ['starting', 'stopping'] as const) {
      state = other;
      expect((await get('/healthz')).status).toBe(503);
      expect((await get('/readyz')).status).toBe(503);
    }
    state = 'ready';
  });

  it('is not ready while its database is away, and requests get a letter', async () => {
    const away = { ...house, db: openDatabase(NOWHERE, () => {}) };
    const other = await testOffice(away);
    expect((await fetch(`${other.address}/readyz`)).status).toBe(503);
    const answer = await other.ask('GET /session', { token: 'somebody' });
    expect([answer.status, answer.code]).toEqual([503, 'database-away']);
    await other.close();
    await away.db.destroy();
  });
});

const NOWHERE = 'postgresql://stint@127.0.0.1:9/stint';

interface Described {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: object; readonly securitySchemes: object };
}
interface Operation {
  readonly operationId: string;
  readonly security?: object[];
  readonly responses: Record<string, { description: string }>;
}

describe('the description of the API', () => {
  it('holds every route, who may call it, and every refusal by its code', async () => {
    const described = JSON.parse((await get('/api/openapi.json')).text) as Described;
    expect(described).toMatchObject({ openapi: '3.1.0' });
    for (const [name, route] of Object.entries(routes)) {
      const path = (API_ROOT + route.path).replace(/:(\w+)/g, '{$1}');
      const operation = described.paths[path]?.[route.method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      const open = (route.access as readonly string[]).includes('anybody');
      expect((operation?.security ?? []).length > 0).toBe(!open);
      const said = Object.values(operation?.responses ?? {}).map(({ description }) => description);
      const codes: readonly string[] = 'refusals' in route ? route.refusals : [];
      for (const code of codes) expect(said.join()).toContain(`\`${code}\``);
    }
    expect(described.components.securitySchemes).toMatchObject({ token: { type: 'http', scheme: 'bearer' } });
  });

  it('refers to nothing that it does not hold', async () => {
    const { text } = await get('/api/openapi.json');
    const { schemas } = (JSON.parse(text) as Described).components;
    const wanted = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(wanted.length).toBeGreaterThan(0);
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining([...new Set(wanted)]));
  });

  it('is a page that loads all it needs from here', async () => {
    const { status, text, headers } = await get('/api/docs');
    expect(status).toBe(200);
    expect(text).toContain('/api/openapi.json');
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-/);
    expect((await get('/api/docs/js/scalar.js')).status).toBe(200);
  });
});
