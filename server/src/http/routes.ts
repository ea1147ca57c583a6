import { API_ROOT, type Route } from '@stint/wire/route';
import { type RouteName, routes } from '@stint/wire/routes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../house.ts';
import { isRefusal } from '../refusal.ts';
import type { Answers, Ask, EventsAnswer, PictureAnswer, Session } from './answers.ts';
import { bytesOf, lengthOf, recordBytes, takeJson, takeStreams } from './bodies.ts';
import { leaveCookie, takeCookie } from './cookie.ts';
import { type DoorOptions, doorOf } from './door.ts';
import { sendRefusal } from './send.ts';
import type { Streams } from './streams.ts';
import type { Visitor } from './visitor.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route of wire that this one answers; documented from there. */
    wire?: { readonly name: RouteName; readonly route: Route };
  }
}

export interface RoutesOptions extends DoorOptions {
  readonly answers: Answers;
  readonly streams: Streams;
}

/** Registers every route of wire with its answer, its door and the schemas of its letters. */
export async function addRoutes(app: FastifyInstance, house: House, options: RoutesOptions): Promise<void> {
  const all = Object.entries(routes) as [RouteName, Route][];
  const add = (scope: FastifyInstance, raw: boolean): void => {
    for (const [name, route] of all) {
      if ((route.bodyKind !== undefined) === raw) addRoute(scope, house, name, route, options);
    }
  };
  await app.register(async (scope) => {
    takeJson(scope);
    add(scope, false);
  });
  await app.register(async (scope) => {
    takeStreams(scope);
    add(scope, true);
  });
}

function addRoute(
  scope: FastifyInstance,
  house: House,
  name: RouteName,
  route: Route,
  options: RoutesOptions,
): void {
  // Which letter belongs to which answer is checked where `Answers` is written; here all are alike.
  const answer = options.answers[name] as unknown as (ask: Ask<Route>) => Promise<unknown>;
  scope.route({
    method: route.method,
    url: API_ROOT + route.path,
    config: { wire: { name, route } },
    schema: schemaOf(route),
    ...(route.bodyBytes === undefined ? {} : { bodyLimit: route.bodyBytes }),
    onRequest: doorOf(house, route, options),
    handler: async (request, reply) => {
      const ask = await askOf(request, reply, route, options.streams);
      if (isRefusal(ask)) return sendRefusal(reply, ask);
      const answered = await answer(ask);
      if (isRefusal(answered)) return sendRefusal(reply, answered);
      return send(reply, route, answered, ask, options.streams);
    },
  });
}

function schemaOf({ params, query, body, bodyKind, answer, answerKind, long, status = 200 }: Route) {
  return {
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body && bodyKind === undefined ? { body } : {}),
    ...(answerKind || long || status === 204 ? {} : { response: { [status]: answer } }),
  };
}

async function askOf(request: FastifyRequest, reply: FastifyReply, route: Route, streams: Streams) {
  const { visitor, params, query, raw } = request;
  if (visitor === null) throw new Error('somebody came past the door');
  const body = route.bodyKind === 'record' ? await recordBytes(raw) : request.body;
  if (isRefusal(body)) return body;
  const { actor, at, wall, address, origin } = visitor;
  return {
    actor,
    params: route.params && params,
    query: route.query && query,
    body: route.bodyKind === 'octets' ? bytesOf(raw) : body,
    at,
    wall,
    address,
    origin,
    length: lengthOf(raw),
    session: sessionOf(visitor, reply, streams),
  } as Ask<Route>;
}

function sessionOf({ key, origin }: Visitor, reply: FastifyReply, streams: Streams): Session {
  return {
    key,
    begin: (token) => {
      if (key) streams.endOf(key);
      leaveCookie(reply, origin, token);
    },
    end: () => {
      if (key) streams.endOf(key);
      takeCookie(reply, origin);
    },
  };
}

function send(
  reply: FastifyReply,
  route: Route,
  answered: unknown,
  { actor, session }: Ask<Route>,
  streams: Streams,
): FastifyReply {
  if (route.answerKind === 'octets') return sendBytes(reply, answered as PictureAnswer);
  if (route.answerKind === 'events') {
    if (!actor || !session.key) throw new Error('a stream for nobody');
    const begun = streams.begin(reply, { person: actor.person, key: session.key }, answered as EventsAnswer);
    return begun ? reply : sendRefusal(reply, { refused: 'too-many-streams' });
  }
  return route.status === 204 ? reply.code(204).send() : reply.code(route.status ?? 200).send(answered);
}

function sendBytes(
  reply: FastifyReply,
  { stream, bytes, type, tag, headers = {} }: PictureAnswer,
): FastifyReply {
  if (tag !== undefined) {
    reply.header('etag', tag);
    if (reply.request.headers['if-none-match'] === tag) {
      stream.destroy();
      return reply.code(304).send();
    }
  }
  const answer = reply.headers(headers).type(type);
  return (bytes === null ? answer : answer.header('content-length', bytes)).send(stream);
}
