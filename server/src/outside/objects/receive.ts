import { createHash } from 'node:crypto';
import { MAX_BYTES, MAX_PIXELS, MAX_THUMBNAIL_SIDE, type RecordKind } from './limits.ts';
import type { ExpectedPicture, PictureRefusal, PictureRefusalCode } from './store.ts';
import { readWebpHeader } from './webp.ts';

/** A picture as it came, whole and checked. `sha256` is 32 bytes, sizes are pixels; those of a file are 0. */
export interface ReceivedPicture {
  readonly kind: RecordKind;
  readonly body: Buffer;
  readonly sha256: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Counts the bytes that all puts hold. `take` answers false when there is no room for as many more. */
export interface Room {
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

/**
 * Reads one picture and checks it against what was said of it and against the limits. Hashed as it comes; never
 * holds more than was said. What a received picture took of `room` is the caller's to give back; a refused one has
 * given it back already.
 */
export async function receivePicture(
  stream: AsyncIterable<Uint8Array>,
  expect: ExpectedPicture,
  room: Room,
): Promise<ReceivedPicture | PictureRefusal> {
  if (!Number.isSafeInteger(expect.bytes) || expect.bytes < 0) {
    throw new RangeError(`A picture of ${expect.bytes} bytes`);
  }
  if (expect.bytes > MAX_BYTES[expect.kind]) return refuse('picture-too-large');

  let held = 0;
  const take = (bytes: number): boolean => {
    if (!room.take(bytes)) return false;
    held += bytes;
    return true;
  };
  let answer: ReceivedPicture | PictureRefusal | undefined;
  try {
    const read = await readExactly(stream, expect.bytes, take);
    answer = 'refused' in read ? read : check(read.body, read.sha256, expect);
    return answer;
  } finally {
    if (!answer || 'refused' in answer) room.giveBack(held);
  }
}

// Not `for await`: leaving that loop early destroys a request's stream and with it the way to answer "no".
async function readExactly(
  stream: AsyncIterable<Uint8Array>,
  bytes: number,
  take: (bytes: number) => boolean,
): Promise<{ body: Buffer; sha256: Buffer } | PictureRefusal> {
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  const reader = stream[Symbol.asyncIterator]();
  let length = 0;
  for (;;) {
    const next = await nextChunk(reader);
    if (next === 'aborted') return refuse('picture-cut-short');
    if (next === 'end') break;
    length += next.length;
    if (length > bytes) return refuse('picture-length-mismatch');
    if (!take(next.length)) return refuse('too-many-pictures-at-once');
    hash.update(next);
    chunks.push(next);
  }
  if (length < bytes) return refuse('picture-cut-short');
  return { body: Buffer.concat(chunks, length), sha256: hash.digest() };
}

/** The next bytes of a sender; `aborted`: it went away in the middle. */
export async function nextChunk(reader: AsyncIterator<Uint8Array>): Promise<Uint8Array | 'end' | 'aborted'> {
  try {
    const next = await reader.next();
    return next.done === true ? 'end' : next.value;
  } catch (error) {
    if (isAborted(error)) return 'aborted';
    throw error;
  }
}

/** The sender went away in the middle, in the words that Node's streams have for it. */
function isAborted(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function check(body: Buffer, sha256: Buffer, expect: ExpectedPicture): ReceivedPicture | PictureRefusal {
  if (sha256.toString('hex') !== expect.sha256) return refuse('picture-hash-mismatch');
  const header = readWebpHeader(body);
  if (!header || header.animated) return refuse('picture-not-webp');
  const { width, height } = header;
  const isTooWide = expect.kind === 'thumbnail' && Math.max(width, height) > MAX_THUMBNAIL_SIDE;
  if (isTooWide || width * height > MAX_PIXELS) return refuse('picture-too-many-pixels');
  return { kind: expect.kind, body, sha256, width, height };
}

function refuse(code: PictureRefusalCode): PictureRefusal {
  return { refused: code };
}
