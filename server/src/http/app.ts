import cookie from '@fastify/cookie';
import { type FastifyInstance, fastify } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { House } from '../house.ts';
import type { Downloads } from '../outside/downloads.ts';
import { systemClock } from '../time.ts';
import { everyAnswer } from './all-answers.ts';
import type { Answers } from './answers.ts';
import { addApiPage } from './api-page.ts';
import { drain } from './bodies.ts';
import type { DoorOptions } from './door.ts';
import { addDownloads } from './downloads.ts';
import { faultAnswer } from './faults.ts';
import { addHeaders } from './headers.ts';
import { addHealth, type HouseState } from './health.ts';
import { JSON_BYTES } from './limits.ts';
import { addOneClick } from './one-click.ts';
import { addOpenApi } from './openapi.ts';
import { addPages } from './pages.ts';
import { pressLetters } from './pressed.ts';
import { addRoutes } from './routes.ts';
import { Streams } from './streams.ts';
import { holdsNow } from './visitor.ts';
import { addWebhooks } from './webhooks.ts';

export interface AppOptions extends Pick<DoorOptions, 'hosts'>, Partial<Pick<DoorOptions, 'wall'>> {
  readonly state: () => HouseState;
  /** Missing: the house's own. */
  readonly answers?: Answers;
  /** Milliseconds between two heartbeats of an event stream. */
  readonly heartbeatMs?: number;
  /** What it offers for download; missing: nothing. */
  readonly downloads?: Downloads;
  /** The built pages. */
  readonly pages?: string;
}

/** The office: the API of wire, its description, and the pages. Requests reach it through `app.routing`. */
export async function buildApp(house: House, options: AppOptions): Promise<FastifyInstance> {
  const { hosts, wall = systemClock(), downloads = null } = options;
  const { answers = everyAnswer(house, downloads) } = options;
  const app = fastify({
    bodyLimit: JSON_BYTES,
    // A proxy before the house, where there is one, runs beside it.
    trustProxy: hosts.origin === null ? false : 'loopback',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
  });
  const streams = new Streams({
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
    holder: async (key) => (await holdsNow(house, key, wall.now()))?.actor ?? null,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(faultAnswer(house.log));
  app.decorateRequest('visitor', null);
  app.addHook('onSend', async ({ raw }, reply) => {
    if (!raw.complete && !(await drain(raw))) reply.header('connection', 'close');
  });
  pressLetters(app);
  const leaveDoors = house.events.listenForAccess((person) => streams.lookAgain(person));
  app.addHook('preClose', async () => {
    leaveDoors();
    streams.endAll();
  });
  await app.register(cookie);
  await addHeaders(app, hosts);
  await addOpenApi(app);
  await addRoutes(app, house, { hosts, wall, answers, streams });
  await addApiPage(app);
  addHealth(app, house, options.state);
  addDownloads(app, downloads);
  await addOneClick(app, house);
  await addWebhooks(app, house);
  await addPages(app, options.pages);
  await app.ready();
  return app;
}
