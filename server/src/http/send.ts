import type { RefusalLetter } from '@stint/wire/letters';
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../refusal.ts';
import { type DoorRefusal, letterOf, sayCode } from '../refusals.ts';

/** Answers with a refusal's letter. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal | DoorRefusal): FastifyReply {
  const { status } = sayCode(refusal.refused);
  if (refusal.refused === 'not-signed-in') reply.header('www-authenticate', 'Bearer realm="stint"');
  const wait = WAIT_SECONDS[status];
  if (wait !== undefined) reply.header('retry-after', wait);
  return sendLetter(reply, status, letterOf(refusal));
}

export function sendLetter(reply: FastifyReply, status: number, letter: RefusalLetter): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(letter);
}

const WAIT_SECONDS: Readonly<Record<number, number>> = { 429: 900, 503: 2, 507: 60 };
