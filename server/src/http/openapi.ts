import swagger from '@fastify/swagger';
import { RefusalLetter } from '@stint/wire/letters';
import type { Code, DoorCode } from '@stint/wire/refusals';
import type { Route } from '@stint/wire/route';
import type { RouteName } from '@stint/wire/routes';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { sayCode } from '../refusals.ts';

/** Describes every route of wire as OpenAPI 3.1, for anybody, at `/api/openapi.json`. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Stint', version: '1', description: ABOUT },
      servers: [{ url: '/' }],
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: (document) => {
      const wire = document.route.config?.wire;
      if (!wire) return { schema: { hide: true }, url: document.url };
      const { schema } = jsonSchemaTransform({ ...document, schema: lettersOf(wire.name, wire.route) });
      return { schema: { ...schema, ...bytesOf(wire.route, schema) }, url: document.url };
    },
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** Letters are described twice, as sent and as answered; no body of a request uses one that has a name. */
function withoutUnused(document: ReturnType<typeof jsonSchemaTransformObject>): typeof document {
  const schemas = 'components' in document ? (document.components?.schemas ?? {}) : {};
  const asSent = Object.keys(schemas).filter((name) => name.endsWith('Input'));
  const said = JSON.stringify('paths' in document ? document.paths : {});
  if (asSent.some((name) => said.includes(`/${name}"`))) return document;
  for (const name of asSent) delete schemas[name];
  return document;
}

function lettersOf(name: RouteName, route: Route): FastifySchema {
  const { params, query, body, answer, answerKind, status = 200 } = route;
  return {
    operationId: name,
    summary: route.says,
    description: accessOf(route),
    tags: [route.tag],
    security: securityOf(route),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    response: {
      ...(answerKind || status === 204
        ? {}
        : { [status]: { description: 'Done.', content: { 'application/json': { schema: answer } } } }),
      ...refusalsOf(route),
    },
  };
}

/** What no schema of wire tells: bodies and answers that are bytes, and those that are nothing. */
function bytesOf(
  { path, bodyKind, answerKind, answer, status }: Route,
  { response }: FastifySchema,
): FastifySchema {
  const bytes = { type: 'string', format: 'binary' };
  const more: FastifySchema = {};
  if (bodyKind === 'octets') Object.assign(more, { body: bytes, consumes: ['application/octet-stream'] });
  const done = (content: object) => ({ ...(response as object), 200: { description: 'Done.', content } });
  if (answerKind === 'octets') more.response = done({ [typeOf(path)]: { schema: bytes } });
  if (answerKind === 'events') {
    more.response = done({
      'text/event-stream': { schema: { type: 'string', description: answer.description } },
    });
  }
  if (status === 204) more.response = { ...(response as object), 204: { description: 'Done.' } };
  return more;
}

function typeOf(path: string): string {
  if (path.endsWith('/thumbnails')) return 'application/octet-stream';
  if (path.endsWith('.ics')) return 'text/calendar';
  return /^\/attachments|\/export$|\/invoices\/|\/receipt$/.test(path) ? '*/*' : 'image/webp';
}

/** The refusals of a route by status: its own, and those that any route may answer. */
function refusalsOf(route: Route): Record<string, object> {
  const byStatus = new Map<number, string[]>();
  for (const code of codesOf(route)) {
    const { status, message } = sayCode(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${message}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, said]) => [
      status,
      { description: said.join('\n\n'), content: { 'application/json': { schema: RefusalLetter } } },
    ]),
  );
}

/** Every code that a route may answer: its own, and those of the door and of the house as a whole. */
export function codesOf(route: Route): Set<Code | DoorCode> {
  const codes = new Set<Code | DoorCode>([...GENERAL, ...(route.refusals ?? [])]);
  if (route.params || route.query || route.body) codes.add('bad-request');
  if (!route.access.includes('anybody')) codes.add('not-signed-in').add('not-allowed-here');
  return codes;
}

function accessOf({ access }: Route): string {
  return `For ${access.map((who) => WHO[who]).join(' or ')}.`;
}

function securityOf({ access }: Route): Record<string, string[]>[] {
  if (access.includes('anybody')) return [];
  return access.some((who) => who !== 'tracker') ? [{ token: [] }, { cookie: [] }] : [{ token: [] }];
}

const WHO: Readonly<Record<Route['access'][number], string>> = {
  anybody: 'anybody',
  person: 'a person who is signed in',
  tracker: 'a tracker with its token',
  operator: 'an operator',
};
const GENERAL = ['other-site', 'database-away', 'internal'] as const;
const SECURITY_SCHEMES = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description:
      'For programs: `POST /api/v1/tokens` with e-mail, password and a name answers a token, good for 90 days.',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'stint',
    description: 'For the pages of the house: `POST /api/v1/session`. Over https its name is `__Host-stint`.',
  },
} as const;
const ABOUT = `Hourly work that both sides can trust.

**Sign in:** a program asks for a token and sends it with every request:

\`\`\`sh
curl -s localhost:4310/api/v1/tokens -H 'content-type: application/json' \\
  -d '{"email":"ana@demo.example","password":"…","name":"my program"}'
curl -s localhost:4310/api/v1/session -H 'authorization: Bearer TOKEN'
\`\`\`

Instants are UTC in whole seconds, money is a plain decimal with its currency's digits. Every "no" is a letter with a
code, a sentence, and what would work instead. A tracker signs in by RFC 8628; its token reaches its freelancer's own contracts and diary, and no money.`;
