import type { IncomingMessage } from 'node:http';
import { LIMITS } from '@stint/wire/limits';
import type { FastifyInstance } from 'fastify';
import { type Refusal, refuse } from '../refusal.ts';
import { DRAIN } from './limits.ts';

/** JSON bodies alone, strict UTF-8, none where the body is empty. */
export function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const text = textOf(body);
    if (text === null) return done(new NotUtf8());
    void parse(request, text, done);
  });
}

function textOf(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

class NotUtf8 extends Error {
  readonly statusCode = 400;
  override readonly message = 'the body is not UTF-8';
}

/** Bodies are left in their stream, whatever they say they are. */
export function takeStreams(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/** The bytes of a record, counted while they come. Refusals: `record-too-large`, `bad-request` (it was cut off). */
export async function recordBytes(request: IncomingMessage): Promise<Uint8Array | Refusal> {
  const announced = lengthOf(request);
  if (announced !== null && announced > LIMITS.recordBytes) return refuse('record-too-large');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of bytesOf(request)) {
      bytes += chunk.length;
      if (bytes > LIMITS.recordBytes) return refuse('record-too-large');
      chunks.push(chunk);
    }
  } catch {
    return refuse('bad-request', { fault: 'the body was cut off' });
  }
  return Buffer.concat(chunks, bytes);
}

/** A body as it comes. Who stops reading leaves the rest in it: closing it would cut off the answer too. */
export function bytesOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}

/** The bytes that the sender announced; null when it did not. */
export function lengthOf(request: IncomingMessage): number | null {
  const length = request.headers['content-length'];
  return length === undefined ? null : Number(length);
}

/**
 * Reads what is left of a body and forgets it, so that its sender comes to read the answer. False when there is
 * more than anybody would honestly send, or it comes too slowly: then the connection is closed with the answer.
 */
export async function drain(request: IncomingMessage): Promise<boolean> {
  if (request.complete || request.destroyed) return true;
  if ((lengthOf(request) ?? 0) > DRAIN.bytes) return false;
  let bytes = 0;
  return new Promise((resolve) => {
    const late = setTimeout(() => end(false), DRAIN.milliseconds);
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > DRAIN.bytes) end(false);
    };
    const over = (): void => end(true);
    const end = (whole: boolean): void => {
      clearTimeout(late);
      request.off('data', count).off('end', over).off('close', over);
      request.pause();
      resolve(whole);
    };
    request.on('data', count).once('end', over).once('close', over).resume();
  });
}
