import type { DoorCode } from '@stint/wire/refusals';
import type { Route } from '@stint/wire/route';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../house.ts';
import type { Clock } from '../time.ts';
import { cookieOf } from './cookie.ts';
import { type Hosts, isOtherSite, originOf } from './origin.ts';
import { sendRefusal } from './send.ts';
import { bearerOf, type Visitor, whoHolds } from './visitor.ts';

export interface DoorOptions {
  readonly hosts: Hosts;
  /** The world's time, by which sign-ins expire. */
  readonly wall: Clock;
}

type No = { readonly refused: DoorCode | 'not-signed-in' | 'not-allowed-here' };

/** Stands before a route: notes who asks, and lets in whom the route's `access` names. Before any body is read. */
export function doorOf(house: House, route: Route, options: DoorOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const visitor = await greet(house, request, options);
    if ('refused' in visitor) return sendRefusal(reply, visitor);
    request.visitor = visitor;
    const no = mayEnter(route, visitor);
    return no ? sendRefusal(reply, no) : undefined;
  };
}

async function greet(
  house: House,
  request: FastifyRequest,
  { hosts, wall }: DoorOptions,
): Promise<Visitor | No> {
  const origin = originOf(request.headers.host, request.socket.localAddress ?? '', hosts);
  if (origin === null) return { refused: 'wrong-host' };
  const bearer = bearerOf(request.headers.authorization);
  const cookie = bearer === null ? cookieOf(request, origin) : null;
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  // A browser adds the cookie by itself, so the page that asks must be ours (TH-W3, TH-W20); also to read, and
  // also to sign in, where there is no cookie yet.
  if (bearer === null && (writes || cookie !== null) && isOtherSite(request.headers, origin)) {
    return { refused: 'other-site' };
  }
  const token = bearer ?? cookie;
  const now = wall.now();
  const holder = token === null ? null : await whoHolds(house, token, now);
  return {
    actor: holder?.actor ?? null,
    key: holder?.key ?? null,
    at: house.clock.now(),
    wall: now,
    address: request.ip,
    origin,
  };
}

function mayEnter({ access }: Route, { actor }: Visitor): No | null {
  if (access.includes('anybody')) return null;
  if (actor === null) return { refused: 'not-signed-in' };
  if (actor.kind === 'tracker') return access.includes('tracker') ? null : { refused: 'not-allowed-here' };
  if (access.includes('person') || (access.includes('operator') && actor.operator)) return null;
  return { refused: 'not-allowed-here' };
}
