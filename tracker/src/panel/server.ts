import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { sentenceOf, type TrackerRefusal } from '../refusal.ts';
import type { Tracker } from '../tracker.ts';
import { Door } from './door.ts';
import { type PageFile, readPages } from './pages.ts';

export interface Panel {
  /** `http://127.0.0.1:PORT/#TOKEN`: opens one window, once. */
  address(): string;
  close(): Promise<void>;
}

/** What the panel needs of the tracker. */
export type PanelDesk = Pick<
  Tracker,
  'choose' | 'delete' | 'memo' | 'read' | 'start' | 'status' | 'stop' | 'thumbnail'
>;

/** Opens the panel on 127.0.0.1, at a port of the system's choice. It answers nobody but the window opened for it. */
export async function openPanel(desk: PanelDesk): Promise<Panel> {
  const pages = readPages();
  let door: Door | null = null;
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8192 }, (request, response) => {
    answer(request, response, { desk, pages, door }).catch(() => {
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
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly door: Door | null;
}

/** Everything that is said with every answer. Nothing of it is kept, framed, or given to another origin. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
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
  if (method === 'GET') return read(path, response, room.desk);
  const body = await readJson(request);
  const deed = body === undefined ? null : deedOf(path, body, room.desk);
  if (!deed) return void response.writeHead(400).end();
  const refusal = await deed;
  if (refusal) json(response, 409, { refused: refusal.refused, says: sentenceOf(refusal) });
  else json(response, 200, room.desk.status());
}

async function read(path: string, response: ServerResponse, desk: PanelDesk): Promise<void> {
  if (path === '/state') return json(response, 200, desk.status());
  const thumbnail = path === '/last.webp' ? await desk.thumbnail() : null;
  if (thumbnail) response.writeHead(200, { 'content-type': 'image/webp' }).end(thumbnail);
  else response.writeHead(404).end();
}

async function enter(request: IncomingMessage, response: ServerResponse, door: Door | null): Promise<void> {
  const body = Token.safeParse(await readJson(request));
  const entered = body.success ? door?.enter(body.data.token) : null;
  if (!entered) return void response.writeHead(401).end();
  response.setHeader('set-cookie', entered.cookie);
  json(response, 200, { key: entered.key });
}

const Token = z.strictObject({ token: z.string().max(100) });
const Text = z.string().max(4000);
const Start = z.strictObject({ contract: Text, memo: Text });
const Memo = z.strictObject({ text: Text });
const Choice = z.strictObject({ contract: Text });
const Segment = z.strictObject({ contract: Text, segment: z.number().int().min(0) });
const Nothing = z.strictObject({});

/** Null for what is no deed of the panel. */
function deedOf(path: string, body: unknown, desk: PanelDesk): Promise<TrackerRefusal | null> | null {
  const as = <Body>(
    shape: z.ZodType<Body>,
    deed: (body: Body) => Promise<TrackerRefusal | null>,
  ): Promise<TrackerRefusal | null> | null => {
    const parsed = shape.safeParse(body);
    return parsed.success ? deed(parsed.data) : null;
  };
  switch (path) {
    case '/start':
      return as(Start, ({ contract, memo }) => desk.start(contract, memo));
    case '/stop':
      return as(Nothing, () => desk.stop());
    case '/memo':
      return as(Memo, ({ text }) => desk.memo(text));
    case '/delete':
      return as(Segment, ({ contract, segment }) => desk.delete(contract, segment));
    case '/choose':
      return as(Choice, async ({ contract }) => {
        desk.choose(contract);
        return null;
      });
    case '/read':
      return as(Nothing, async () => {
        await desk.read();
        return null;
      });
    default:
      return null;
  }
}

const BODY_BYTES = 16_384;

/** Undefined for what is too long or no JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > BODY_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
