import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { answers } from '../store/away.ts';

/** `ready`: migrated, and the demo seeded where there is one. */
export type HouseState = 'starting' | 'ready' | 'stopping';

/** `/healthz`: the house is open. `/readyz`: and its database answers. For machines; 200 or 503. */
export function addHealth(app: FastifyInstance, house: House, state: () => HouseState): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    const now = state();
    return reply
      .code(now === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: now });
  });
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const database = await Promise.race([answers(house.db), wait(PATIENCE_MS, false, { ref: false })]);
    const ready = state() === 'ready' && database;
    reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: state(), database: database ? 'answers' : 'away' };
  });
}

const PATIENCE_MS = 2000;
