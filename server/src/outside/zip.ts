import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A ZIP archive that is written while it is read: of what it holds, no more than a piece is in memory. */
export interface ZipStream {
  readonly stream: Readable;
  /** Bytes that were read of it so far. */
  bytes(): number;
  /** Adds a file, and answers when it is in. Throws `ZipAbandoned` when whoever reads has gone. */
  add(
    name: string,
    pieces: AsyncIterable<string | Buffer>,
    more?: { readonly packed?: boolean },
  ): Promise<void>;
  /** All is in it. Answers when it was read to its end. */
  end(): Promise<void>;
  /** It cannot be finished: whoever reads is cut off, so that nobody takes it for whole. */
  abandon(error: Error): void;
}

/** Nobody reads it any more. */
export class ZipAbandoned extends Error {
  override readonly name = 'ZipAbandoned';
}

/** `at`: the date of its files. */
export function openZip(at: Date): ZipStream {
  const zip = new ZipFile();
  const stream = new PassThrough();
  const left = new AbortController();
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  stream.pause();
  stream.on('close', () => left.abort(new ZipAbandoned()));
  // Whoever reads is told by the cut; what went wrong is thrown by `add`.
  stream.on('error', () => {});
  zip.on('error', (error) => stream.destroy(error));
  zip.outputStream.pipe(stream);

  return {
    stream,
    bytes: () => bytes,
    async add(name, pieces, { packed = true } = {}) {
      left.signal.throwIfAborted();
      const source = Readable.from(pieces, { objectMode: false, highWaterMark: PIECE_BYTES });
      zip.addReadStreamLazy(name, { mtime: at, compress: packed }, (give) => give(null, source));
      try {
        await once(source, 'end', { signal: left.signal });
      } catch (error) {
        source.destroy();
        throw left.signal.aborted ? new ZipAbandoned() : error;
      }
    },
    async end() {
      zip.end();
      if (!stream.readableEnded) await once(stream, 'end', { signal: left.signal });
    },
    abandon: (error) => void stream.destroy(error),
  };
}

const PIECE_BYTES = 65_536;
