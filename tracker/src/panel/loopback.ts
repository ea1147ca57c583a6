import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { sayBug } from '../bug.ts';
import { codeOf } from '../files.ts';
import { Door } from './door.ts';
import { readJson, writeJson } from './letters.ts';
import type { PageFile } from './pages.ts';

export interface LoopbackPage {
  /** `http://127.0.0.1:PORT/#TOKEN`: opens one window, once. */
  address(): string;
  close(): Promise<void>;
}

/** What a page shows to anybody on this computer, and what it answers to its own window alone. */
export interface LoopbackDesk {
  readonly pages: ReadonlyMap<string, PageFile>;
  get(path: string, response: ServerResponse): Promise<void>;
  /** `body`: JSON of whatever shape. */
  post(path: string, body: unknown, response: ServerResponse): Promise<void>;
  /** The window is told of it as a 500, and whoever reads the log by this. Missing: on standard error. */
  readonly onBug?: (bug: unknown) => void;
}

/** Opens a page on 127.0.0.1, at a port of the system's choice. It answers nobody but the window opened for it. */
export async function openLoopbackPage(desk: LoopbackDesk): Promise<LoopbackPage> {
  let door: Door | null = null;
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8192 }, (request, response) => {
    answer(request, response, desk, door).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
      // A window that is shut in the middle of its question is no bug.
      if (codeOf(error) !== 'ECONNRESET') (desk.onBug ?? sayBug)(error);
    });
  });
  const host = `127.0.0.1:${await listen(server)}`;
  const opened = new Door(host);
  door = opened;
  return {
    address: () => `http://${host}/#${opened.mint()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Everything that is said with every answer. Nothing of it is kept, framed, or given to another origin. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  desk: LoopbackDesk,
  door: Door | null,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const method = request.method ?? '';
  const path = (request.url ?? '').split('?')[0] ?? '';
  const pass = door?.passOf(method, request.headers) ?? 'nothing';
  if (pass === 'nothing') return void response.writeHead(403).end();
  if (method !== 'GET' && method !== 'POST')
    return void response.writeHead(405, { allow: 'GET, POST' }).end();
  const page = desk.pages.get(path);
  if (page && method === 'GET')
    return void response.writeHead(200, { 'content-type': page.type }).end(page.bytes);
  if (path === '/session' && method === 'POST') return enter(request, response, door);
  if (pass !== 'desk') return void response.writeHead(401).end();
  if (method === 'GET') return desk.get(path, response);
  const body = await readJson(request);
  if (body === undefined) return void response.writeHead(400).end();
  return desk.post(path, body, response);
}

const Token = z.strictObject({ token: z.string().max(100) });

async function enter(request: IncomingMessage, response: ServerResponse, door: Door | null): Promise<void> {
  const body = Token.safeParse(await readJson(request));
  const entered = body.success ? door?.enter(body.data.token) : null;
  if (!entered) return void response.writeHead(401).end();
  response.setHeader('set-cookie', entered.cookie);
  writeJson(response, 200, { key: entered.key });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
