import type { Instant } from '@stint/core/instant';
import { RefusalLetter } from '@stint/wire/letters';
import { DOOR_CODES } from '@stint/wire/refusals';
import { API_ROOT, type Route } from '@stint/wire/route';
import { routes } from '@stint/wire/routes';
import { type AppOptions, buildApp } from '../http/app.ts';
import { openEntrance } from '../http/entrance.ts';
import { codesOf } from '../http/openapi.ts';
import { isCannotStart } from '../start-refusal.ts';
import { type MovableClock, movableClock } from '../time.ts';
import type { TestHouse } from './house.ts';

/** A house's HTTP, on a port of its own. */
export interface TestOffice {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  /** The world's time, by which sign-ins expire. */
  readonly wall: MovableClock;
  /** Asks `METHOD /path` below `/api/v1`; a body that is no text and no bytes is sent as JSON. */
  ask(line: string, more?: TestAsk): Promise<TestAnswer>;
  close(): Promise<void>;
}

export interface TestAsk {
  readonly token?: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; null when it is none. */
  readonly json: unknown;
  /** The refusal's code; null when it is no refusal. */
  readonly code: string | null;
}

export async function testOffice(house: TestHouse, options: Partial<AppOptions> = {}): Promise<TestOffice> {
  const wall = movableClock(house.clock.now());
  const hosts = { host: '127.0.0.1', origin: null };
  const app = await buildApp(house, { hosts, wall, state: () => 'ready', ...options });
  const entrance = await openEntrance('127.0.0.1', 0);
  if (isCannotStart(entrance)) throw new Error(entrance.sentence);
  entrance.serve((request, response) => app.routing(request, response));
  const address = `http://127.0.0.1:${entrance.port}`;
  return {
    address,
    wall,
    ask: (line, more = {}) => ask(address, line, more),
    close: async () => {
      await app.close();
      await entrance.close();
    },
  };
}

/** Moves the house and the world on together. */
export function later(house: TestHouse, office: TestOffice, seconds: number): Instant {
  const now = house.clock.now() + seconds;
  house.movable.moveTo(now);
  office.wall.moveTo(office.wall.now() + seconds);
  return now;
}

async function ask(address: string, line: string, more: TestAsk): Promise<TestAnswer> {
  const [method = 'GET', path = ''] = line.split(' ');
  const headers = new Headers(more.headers);
  if (more.token !== undefined) headers.set('authorization', `Bearer ${more.token}`);
  if (more.cookie !== undefined) headers.set('cookie', more.cookie);
  const { body } = more;
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  if (!raw && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const sent = raw ? ((body ?? null) as string | Uint8Array<ArrayBuffer> | null) : JSON.stringify(body);
  const response = await fetch(address + API_ROOT + path, {
    method,
    headers,
    body: sent,
    redirect: 'manual',
  });
  const text = await response.text();
  const json = jsonOf(text);
  const letter = RefusalLetter.safeParse(json);
  const code = letter.success && response.status >= 400 ? letter.data.code : null;
  if (code !== null) expectPromised(`${method} ${path}`, code);
  return { status: response.status, headers: response.headers, text, json, code };
}

/** A deed refuses with what wire's definition of its route names, so that the documents hold. */
function expectPromised(asked: string, code: string): void {
  const [path = ''] = asked.split('?');
  const route = Object.values<Route>(routes).find((one) => patternOf(one).test(path));
  if (!route || anywhere.has(code) || [...codesOf(route)].some((one) => one === code)) return;
  throw new Error(`${route.method} ${route.path} refused with ${code}, which wire does not name`);
}

function patternOf({ method, path }: Route): RegExp {
  return new RegExp(`^${method} ${path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`);
}

const anywhere = new Set<string>(DOOR_CODES);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
