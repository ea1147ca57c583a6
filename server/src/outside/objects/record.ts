import { crc32 } from 'node:zlib';
import type { RecordKind } from './limits.ts';

/**
 * What stands before every picture and file in a pack, so that a pack explains itself:
 *
 *   0 'STPC'  4 version  5 state  6 kind  8 bytes u32  12 width u16  14 height u16  16 sha256  60 crc32 of 0..59
 *
 * Records begin at multiples of 64: a header never lies across two sectors, so it is rewritten whole or not at all.
 */
export interface RecordHeader {
  /** `erasing`: it counts as gone, but bytes of it may still be there (a crash came between). */
  readonly state: 'stored' | 'erasing' | 'erased';
  readonly kind: RecordKind;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** 32 bytes; zeros once it is being erased: the hash of a picture would still tell who has a copy what it was. */
  readonly sha256: Buffer;
}

export const HEADER_BYTES = 64;

const MAGIC = 'STPC';
const VERSION = 1;
const STATES = ['stored', 'erasing', 'erased'] as const;
const KINDS = ['picture', 'thumbnail', 'file'] as const;

export function writeHeader(header: RecordHeader): Buffer {
  const out = Buffer.alloc(HEADER_BYTES);
  out.write(MAGIC, 0, 'latin1');
  out.writeUInt8(VERSION, 4);
  out.writeUInt8(STATES.indexOf(header.state) + 1, 5);
  out.writeUInt8(KINDS.indexOf(header.kind) + 1, 6);
  out.writeUInt32LE(header.bytes, 8);
  out.writeUInt16LE(header.width, 12);
  out.writeUInt16LE(header.height, 14);
  header.sha256.copy(out, 16, 0, 32);
  return seal(out);
}

/** The header of the same record while its picture is erased, and after: only kind and length stay. */
export function erasedHeader(
  { kind, bytes }: RecordHeader,
  state: Exclude<RecordHeader['state'], 'stored'>,
): RecordHeader {
  return { state, kind, bytes, width: 0, height: 0, sha256: Buffer.alloc(32) };
}

/** Null for anything that is not a whole header. */
export function readHeader(from: Buffer): RecordHeader | null {
  if (!isSealed(from) || from.toString('latin1', 0, 4) !== MAGIC || from.readUInt8(4) !== VERSION)
    return null;
  return {
    state: STATES[from.readUInt8(5) - 1] ?? 'erasing',
    kind: KINDS[from.readUInt8(6) - 1] ?? 'thumbnail',
    bytes: from.readUInt32LE(8),
    width: from.readUInt16LE(12),
    height: from.readUInt16LE(14),
    sha256: Buffer.from(from.subarray(16, 48)),
  };
}

/** Header, picture and padding up to where the next record begins. */
export function recordBytes(pictureBytes: number): number {
  return Math.ceil((HEADER_BYTES + pictureBytes) / HEADER_BYTES) * HEADER_BYTES;
}

/** Puts the crc32 of the first 60 bytes into the last four of a 64-byte slot. */
export function seal(slot: Buffer): Buffer {
  slot.writeUInt32LE(crc32(slot.subarray(0, HEADER_BYTES - 4)), HEADER_BYTES - 4);
  return slot;
}

export function isSealed(slot: Buffer): boolean {
  if (slot.length < HEADER_BYTES) return false;
  return crc32(slot.subarray(0, HEADER_BYTES - 4)) === slot.readUInt32LE(HEADER_BYTES - 4);
}
