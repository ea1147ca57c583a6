import { readSync } from 'node:fs';
import type { Socket } from 'node:net';
import { codeOf } from '../../files.ts';

const CHUNK_BYTES = 16_384;

/**
 * Takes a socket that is open, and was dialled with `onread`, out of the event loop: the kernel keeps what comes, and
 * nobody is woken for it. What is given back reads all that has come, at once; one that has ended is noticed there too,
 * and destroyed. Null where this system gives a socket no number that could be read by: it stays as it was.
 */
export function hush(socket: Socket, take: (chunk: Buffer) => void): (() => void) | null {
  if (descriptorOf(socket) === null) return null;
  const chunk = Buffer.alloc(CHUNK_BYTES);
  socket.pause();
  return () => {
    // Asked for each time: the number of a socket that was closed is soon another file's.
    for (let fd = descriptorOf(socket); fd !== null; fd = descriptorOf(socket)) {
      const count = readNow(fd, chunk);
      if (count === 'ended') socket.destroy();
      else take(chunk.subarray(0, count));
      if (count !== CHUNK_BYTES) return;
    }
  };
}

/** Null once it is closed. Node has no public name for it. */
function descriptorOf(socket: Socket): number | null {
  const handle: unknown = Reflect.get(socket, '_handle');
  const fd: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'fd') : null;
  return typeof fd === 'number' && fd >= 0 && !socket.destroyed ? fd : null;
}

function readNow(fd: number, chunk: Buffer): number | 'ended' {
  try {
    return readSync(fd, chunk) || 'ended';
  } catch (error) {
    return codeOf(error) === 'EAGAIN' ? 0 : 'ended';
  }
}
