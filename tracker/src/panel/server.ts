import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { sentenceOf } from '../refusal.ts';
import type { Deeds } from './deeds/deed.ts';
import { desktopDeeds, NO_DESKTOP, type PanelDesktop } from './deeds/desktop.ts';
import { type SegmentDesk, segmentDeeds } from './deeds/segments.ts';
import { type SettingsDesk, settingsDeeds } from './deeds/settings.ts';
import { type TrackingDesk, trackingDeeds } from './deeds/tracking.ts';
import { Door } from './door.ts';
import { readJson, writeJson } from './letters.ts';
import { type PageFile, readPages } from './pages.ts';
import { type ReadDesk, read } from './read.ts';

export interface Panel {
  /** `http://127.0.0.1:PORT/#TOKEN`: opens one window, once. */
  address(): string;
  close(): Promise<void>;
}

/** What the panel needs of the tracker. */
export type PanelDesk = TrackingDesk & SegmentDesk & SettingsDesk & ReadDesk;

/** Opens the panel on 127.0.0.1, at a port of the system's choice. It answers nobody but the window opened for it. */
export async function openPanel(desk: PanelDesk, desktop: PanelDesktop = NO_DESKTOP): Promise<Panel> {
  const pages = readPages();
  const deeds = {
    ...trackingDeeds(desk),
    ...segmentDeeds(desk),
    ...settingsDeeds(desk),
    ...desktopDeeds(desk, desktop),
  };
  let door: Door | null = null;
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8192 }, (request, response) => {
    answer(request, response, { desk, desktop, deeds, pages, door }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
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

interface Room {
  readonly desk: PanelDesk;
  readonly desktop: PanelDesktop;
  readonly deeds: Deeds;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly door: Door | null;
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

async function answer(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const method = request.method ?? '';
  const path = (request.url ?? '').split('?')[0] ?? '';
  const pass = room.door?.passOf(method, request.headers) ?? 'nothing';
  if (pass === 'nothing') return void response.writeHead(403).end();
  if (method !== 'GET' && method !== 'POST')
    return void response.writeHead(405, { allow: 'GET, POST' }).end();
  const page = room.pages.get(path);
  if (page && method === 'GET')
    return void response.writeHead(200, { 'content-type': page.type }).end(page.bytes);
  if (path === '/session' && method === 'POST') return enter(request, response, room.door);
  if (pass !== 'desk') return void response.writeHead(401).end();
  if (method === 'GET') return read(path, response, room.desk, room.desktop);
  return doDeed(request, response, path, room);
}

async function doDeed(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { deeds, desk }: Room,
): Promise<void> {
  const body = await readJson(request);
  const wanted = Object.hasOwn(deeds, path) && body !== undefined ? deeds[path]?.(body) : null;
  if (!wanted) return void response.writeHead(400).end();
  const refusal = await wanted;
  const state = desk.status();
  if (refusal) writeJson(response, 409, { refused: refusal.refused, says: sentenceOf(refusal), state });
  else writeJson(response, 200, state);
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
