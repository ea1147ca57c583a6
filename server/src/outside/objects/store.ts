import type { Readable } from 'node:stream';
import type { PictureKind, RecordKind } from './limits.ts';

/** Every expected "no" of the picture store, by code. */
export type PictureRefusalCode =
  | 'picture-hash-mismatch'
  | 'picture-length-mismatch'
  | 'picture-too-large'
  | 'picture-too-many-pixels'
  | 'picture-not-webp'
  | 'picture-cut-short'
  // The house itself, for now: come again later (507, 503).
  | 'disk-full'
  | 'too-many-pictures-at-once';

export interface PictureRefusal {
  readonly refused: PictureRefusalCode;
}

/** Where a picture lies. Written by the store alone: no text of a client ever names a file (TH-W8). */
export interface PictureRef {
  readonly pack: number;
  readonly offset: number;
  readonly bytes: number;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
}

export interface StoredPicture extends PictureRef {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PackRecord extends StoredPicture {
  readonly kind: RecordKind;
}

/** Every expected "no" to a file that somebody hands in. */
export interface FileRefusal {
  readonly refused: 'file-too-large' | 'file-cut-short' | 'disk-full' | 'too-many-files-at-once';
}

/** A file as it came, whole, and not kept yet. */
export interface WholeFile {
  readonly body: Buffer;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
}

/** What the sender said is coming. */
export interface ExpectedPicture {
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: PictureKind;
}

/**
 * Where snapshots' pictures and thumbnails live. The store never decodes one (TH-W7): it reads the container's
 * header and no more.
 */
export interface PictureStore {
  /**
   * Keeps one picture; when it answers with a place, the bytes are durable. The same picture put twice lies there
   * twice, so that erasing one never takes another's. After a refusal the rest of `stream` is left unread: it is
   * the caller's to drain or to close. Memory held: at most `expect.bytes`, and MAX_HELD_BYTES for all puts.
   */
  put(stream: AsyncIterable<Uint8Array>, expect: ExpectedPicture): Promise<StoredPicture | PictureRefusal>;
  /**
   * Keeps one file of any kind that `look` would keep, and answers what that has seen in it; its `no` is answered in the
   * file's stead, and nothing is kept. `announced`: its bytes, where the sender has said so. Else like `put`.
   */
  putFile<No extends object, Seen>(
    stream: AsyncIterable<Uint8Array>,
    announced: number | null,
    look: (file: WholeFile) => Promise<{ readonly no: No } | { readonly keep: Seen }>,
  ): Promise<{ readonly place: PictureRef; readonly seen: Seen } | No | FileRefusal>;
  /**
   * The picture's bytes. The last chunk (256 KiB at most) is given only when the hash of the whole is right; else
   * the stream ends with a `PictureUnreadable`.
   */
  get(ref: PictureRef): Readable;
  /** C3: the bytes are gone from the file, durably, when this returns. Erasing again changes nothing. */
  erase(ref: PictureRef): Promise<void>;
  /**
   * All that is kept and not erased, in order. After a crash, and before the first put, it finds the pictures that
   * were put and that no segment knows of, so that C3 holds for those too.
   */
  records(): AsyncIterable<PackRecord>;
  /** C3 after a crash, before the first put: erases again what was being erased. Answers how many. */
  finishErasing(): Promise<number>;
  /** Waits for the puts and the erasings under way; none is begun any more. */
  close(): Promise<void>;
}

/** `picture-gone`: erased, or never there. `picture-damaged`: the disk gave back other bytes. */
export class PictureUnreadable extends Error {
  override readonly name = 'PictureUnreadable';
  readonly code: 'picture-gone' | 'picture-damaged';

  constructor(code: 'picture-gone' | 'picture-damaged', ref: PictureRef) {
    super(`${code}: pack ${ref.pack}, offset ${ref.offset}`);
    this.code = code;
  }
}
