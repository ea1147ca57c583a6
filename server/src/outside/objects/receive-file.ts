import { createHash } from 'node:crypto';
import { MAX_FILE_BYTES } from './limits.ts';
import { nextChunk, type ReceivedPicture, type Room } from './receive.ts';
import type { FileRefusal } from './store.ts';

/**
 * Reads one file of any kind, hashed as it comes, and never holds more than a file may be. What it took of `room` is the
 * caller's to give back; a refused one has given it back already, and leaves the rest of the stream unread.
 */
export async function receiveFile(
  stream: AsyncIterable<Uint8Array>,
  announced: number | null,
  room: Room,
): Promise<ReceivedPicture | FileRefusal> {
  if (announced !== null && announced > MAX_FILE_BYTES) return { refused: 'file-too-large' };
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  const reader = stream[Symbol.asyncIterator]();
  let length = 0;
  let isWhole = false;
  try {
    for (;;) {
      const next = await nextChunk(reader);
      if (next === 'aborted') return { refused: 'file-cut-short' };
      if (next === 'end') break;
      if (length + next.length > MAX_FILE_BYTES) return { refused: 'file-too-large' };
      if (!room.take(next.length)) return { refused: 'too-many-files-at-once' };
      length += next.length;
      hash.update(next);
      chunks.push(next);
    }
    if (announced !== null && length !== announced) return { refused: 'file-cut-short' };
    isWhole = true;
    return { kind: 'file', body: Buffer.concat(chunks, length), sha256: hash.digest(), width: 0, height: 0 };
  } finally {
    if (!isWhole) room.giveBack(length);
  }
}
