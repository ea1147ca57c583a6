import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { readAt } from './pack-file.ts';
import { HEADER_BYTES, type RecordHeader, readHeader, recordBytes } from './record.ts';

export interface FoundRecord {
  readonly header: RecordHeader;
  /** Where the picture itself begins. */
  readonly offset: number;
  /** Where the next record begins. */
  readonly end: number;
}

/**
 * The records of a pack from `from` (a record's start) up to `to`. What is no record is stepped over, so that one
 * damaged place never hides what lies behind it.
 */
export async function* scanRecords(file: FileHandle, from: number, to: number): AsyncGenerator<FoundRecord> {
  let at = from;
  while (at + HEADER_BYTES <= to) {
    const header = readHeader(await readAt(file, at, HEADER_BYTES));
    const offset = at + HEADER_BYTES;
    if (!header || offset + header.bytes > to) {
      at += HEADER_BYTES;
      continue;
    }
    at += recordBytes(header.bytes);
    yield { header, offset, end: at };
  }
}

/** Whether the picture still is what its header says. One that is being erased is, whatever bytes are left of it. */
export async function isWhole(file: FileHandle, { header, offset }: FoundRecord): Promise<boolean> {
  if (header.state !== 'stored') return true;
  const body = await readAt(file, offset, header.bytes);
  return createHash('sha256').update(body).digest().equals(header.sha256);
}
