import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { WEBHOOK_PATH } from '../operations/payments/open-webhook.ts';
import { takeEvent } from '../operations/payments/take-event.ts';
import { isRefusal } from '../refusal.ts';
import { sendRefusal } from './send.ts';

/**
 * Where the payment processor sends its events: from anywhere, without a cookie, believed by their signature alone.
 * They are answered as soon as they are kept.
 */
export async function addWebhooks(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: EVENT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    scope.route<{ Body: Buffer | undefined }>({
      method: 'POST',
      url: WEBHOOK_PATH,
      schema: { hide: true },
      handler: async ({ body, headers }, reply) => {
        const signed = headers['stripe-signature'];
        const signature = typeof signed === 'string' ? signed : '';
        const taken = await takeEvent(house, { body: body ?? Buffer.alloc(0), signature });
        return isRefusal(taken) ? sendRefusal(reply, taken) : reply.code(200).send({ received: true });
      },
    });
  });
}

const EVENT_BYTES = 262_144;
