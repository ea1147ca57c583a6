import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { DOWNLOADS_PATH, MANIFEST_NAME } from '@stint/wire/downloads';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Downloads } from '../outside/downloads.ts';
import { sendRefusal } from './send.ts';

/**
 * `/downloads/manifest.json`, the signed list, and `/downloads/NAME` for every file in it: for everybody, in pieces where
 * a browser goes on with a download that broke off (RFC 9110, 14).
 */
export function addDownloads(app: FastifyInstance, downloads: Downloads | null): void {
  app.route<{ Params: { name: string } }>({
    method: ['GET', 'HEAD'],
    url: `${DOWNLOADS_PATH}/:name`,
    schema: { hide: true },
    handler: async (request, reply) => {
      const { name } = request.params;
      if (name === MANIFEST_NAME) return sendManifest(downloads, reply);
      const file = downloads?.find(name);
      if (!file) return sendRefusal(reply, { refused: 'not-found' });
      reply.headers({
        'accept-ranges': 'bytes',
        'cache-control': 'no-cache',
        'content-disposition': `attachment; filename="${name}"`,
        etag: file.tag,
      });
      if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
      const part = partOf(request, file.bytes, file.tag);
      if (part === 'none')
        return reply.code(416).header('content-range', `bytes */${file.bytes}`).type('text/plain').send('');
      const { from, to } = part ?? { from: 0, to: file.bytes - 1 };
      reply.type(file.type).header('content-length', to - from + 1);
      if (part) reply.code(206).header('content-range', `bytes ${from}-${to}/${file.bytes}`);
      if (request.method === 'HEAD') return reply.send();
      return reply.send(createReadStream(file.path, { start: from, end: to }));
    },
  });
}

function sendManifest(downloads: Downloads | null, reply: FastifyReply): FastifyReply {
  const bytes = downloads?.manifest();
  if (!bytes) return sendRefusal(reply, { refused: 'not-found' });
  return reply
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('etag', `"${createHash('sha256').update(bytes).digest('hex')}"`)
    .send(Buffer.from(bytes));
}

/** One range is answered; of several, or of an older file, the whole. `none`: it begins behind the end. */
function partOf(
  { headers }: FastifyRequest,
  bytes: number,
  tag: string,
): { from: number; to: number } | 'none' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '');
  const [, first = '', last = ''] = asked ?? [];
  if (!asked || (first === '' && last === '')) return null;
  if (headers['if-range'] !== undefined && headers['if-range'] !== tag) return null;
  if (first === '') {
    const count = Math.min(Number(last), bytes);
    return count === 0 ? 'none' : { from: bytes - count, to: bytes - 1 };
  }
  const [from, to] = [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)];
  if (from >= bytes) return 'none';
  return to < from ? null : { from, to };
}
