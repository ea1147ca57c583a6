import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { z } from 'zod';
import { Door } from '../panel/door.ts';
import type { WelcomeDesk } from './desk.ts';

export interface WelcomePage {
  /** `http://127.0.0.1:PORT/#TOKEN`: opens one window, once. */
  address(): string;
  close(): Promise<void>;
}

/** The page of the first start, behind the same door as the panel. */
export async function openWelcomePage(desk: WelcomeDesk): Promise<WelcomePage> {
  const pages = readPages();
  const room: { door: Door | null } = { door: null };
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8192 }, (request, response) => {
    answer(request, response, { desk, pages, door: room.door }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door = new Door(host);
  room.door = door;
  return {
    address: () => `http://${host}/#${door.mint()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Room {
  readonly desk: WelcomeDesk;
  readonly pages: ReadonlyMap<string, { readonly type: string; readonly bytes: Buffer }>;
  readonly door: Door | null;
}

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

async function answer(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const { method = '', url = '' } = request;
  const pass = room.door?.passOf(method, request.headers) ?? 'nothing';
  if (pass === 'nothing') return void response.writeHead(403).end();
  const page = method === 'GET' ? room.pages.get(url.split('?')[0] ?? '') : undefined;
  if (page) return void response.writeHead(200, { 'content-type': page.type }).end(page.bytes);
  const body = method === 'POST' ? Letter.safeParse(await readJson(request)).data : {};
  if (!body) return void response.writeHead(400).end();
  if (method === 'POST' && url === '/session') {
    const entered = room.door?.enter(body.token ?? '');
    if (!entered) return void response.writeHead(401).end();
    return json(response.setHeader('set-cookie', entered.cookie), { key: entered.key });
  }
  if (pass !== 'desk') return void response.writeHead(401).end();
  const { desk } = room;
  if (method === 'POST' && url === '/house') desk.choose(body.address ?? '');
  else if (method === 'POST' && url === '/back') desk.back();
  else if (method === 'POST' && url === '/open') return json(response, { opened: await desk.openSignIn() });
  else if (method !== 'GET' || url !== '/state') return void response.writeHead(404).end();
  json(response, desk.state());
}

const Letter = z.strictObject({
  token: z.string().max(100).optional(),
  address: z.string().max(2000).optional(),
});

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += String(part);
    if (text.length > 4096) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const FOLDER = new URL('./page/', import.meta.url);
const MARK = new URL('../panel/page/mark.svg', import.meta.url);
const require = createRequire(import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

function readPages(): Room['pages'] {
  const pages = new Map<string, { type: string; bytes: Buffer }>();
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES[extname(name)];
    const path = name === 'welcome.html' ? '/' : `/${name}`;
    if (type !== undefined) pages.set(path, { type, bytes: readFileSync(new URL(name, FOLDER)) });
  }
  const inter = require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
  pages.set('/inter.woff2', { type: 'font/woff2', bytes: readFileSync(inter) });
  pages.set('/mark.svg', { type: 'image/svg+xml', bytes: readFileSync(MARK) });
  return pages;
}
