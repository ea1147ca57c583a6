import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { PictureUnreadable } from '../outside/objects/store.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { DoorRefusal } from '../refusals.ts';
import { isDatabaseAway, isDatabaseFull } from '../store/away.ts';
import { sendRefusal } from './send.ts';

/** Answers for what was thrown: a request that is none gets its letter; a bug is logged, and its stack stays here. */
export function faultAnswer(log: (line: string) => void) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    const expected = refusalOf(error);
    if (expected === null || expected.refused === 'database-away') {
      // Who hung up in the middle gets no answer, and that is nobody's fault here.
      if (request.raw.destroyed && !request.raw.complete) return undefined;
      const where = `${request.method} ${request.routeOptions.url ?? 'an unknown address'}`;
      log(
        `${where} (${request.id}) failed: ${expected === null ? (error.stack ?? error.message) : error.message}`,
      );
    }
    return sendRefusal(reply, expected ?? { refused: 'internal' });
  };
}

function refusalOf(error: FastifyError): Refusal | DoorRefusal | null {
  if (hasZodFastifySchemaValidationErrors(error)) return badRequest(error.validation);
  if (isDatabaseAway(error)) return { refused: 'database-away' };
  if (isDatabaseFull(error)) return { refused: 'disk-full' };
  // It was deleted between the look at its row and the reading of its bytes.
  if (error instanceof PictureUnreadable && error.code === 'picture-gone') return refuse('no-such-picture');
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { refused: 'body-too-large' };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { refused: 'not-json' };
    default:
      break;
  }
  const { statusCode = 500 } = error;
  return statusCode >= 400 && statusCode < 500 ? refuse('bad-request', { fault: error.message }) : null;
}

type Issues = readonly { instancePath: string; message?: string; params: object }[];

/** The first thing that is wrong, by the field that it is in; an unknown field is named itself. */
function badRequest([first]: Issues): Refusal {
  const keys: unknown = first && 'keys' in first.params ? first.params.keys : [];
  const [key] = Array.isArray(keys) ? keys.map(String) : [];
  const path = (first?.instancePath ?? '').split('/').filter((part) => part !== '');
  const field = [...path, ...(key === undefined ? [] : [key])].join('.');
  return refuse('bad-request', { field, fault: first?.message ?? 'unreadable' });
}
