import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { unsubscribe } from '../operations/mail/turn-off.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { sendRefusal } from './send.ts';

/**
 * `POST /unsubscribe/TOKEN`, as a mail program does it when its reader clicks “unsubscribe” (RFC 8058): a form with
 * `List-Unsubscribe=One-Click`, from anywhere, without a cookie. The same address with GET is a page, and changes nothing:
 * whatever looks through mails for links turns nothing off.
 */
export async function addOneClick(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    scope.route<{ Params: { token: string }; Body: unknown }>({
      method: 'POST',
      url: '/unsubscribe/:token',
      schema: { hide: true },
      handler: async ({ params, body }, reply) => {
        if (!/List-Unsubscribe=One-Click|name="?List-Unsubscribe"?\s+One-Click/i.test(String(body))) {
          return sendRefusal(
            reply,
            refuse('bad-request', { fault: 'List-Unsubscribe=One-Click is missing' }),
          );
        }
        const answered = await unsubscribe(house, params.token);
        return isRefusal(answered)
          ? sendRefusal(reply, answered)
          : reply.code(200).type('text/plain').send('');
      },
    });
  });
}

const FORM_BYTES = 4096;
