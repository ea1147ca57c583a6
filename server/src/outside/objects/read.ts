import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Lending } from './lend.ts';
import { readAt, writeAll } from './pack-file.ts';
import { erasedHeader, HEADER_BYTES, type RecordHeader, readHeader, writeHeader } from './record.ts';
import type { FoundRecord } from './scan.ts';
import { type PictureRef, PictureUnreadable } from './store.ts';

const CHUNK_BYTES = 256 * 1024;

/** The picture in chunks, the last of which is given only when the whole has the right hash. */
export async function* readPicture(lending: Lending, ref: PictureRef): AsyncGenerator<Buffer> {
  const { file, giveBack } = await take(lending, ref);
  try {
    await mustBeStored(file, ref);
    const hash = createHash('sha256');
    for (let at = 0; at < ref.bytes; at += CHUNK_BYTES) {
      const wanted = Math.min(CHUNK_BYTES, ref.bytes - at);
      const chunk = await readAt(file, ref.offset + at, wanted);
      hash.update(chunk);
      const isLast = at + CHUNK_BYTES >= ref.bytes;
      if (chunk.length < wanted) throw new PictureUnreadable('picture-damaged', ref);
      if (isLast && hash.digest('hex') !== ref.sha256) throw new PictureUnreadable('picture-damaged', ref);
      yield chunk;
    }
  } finally {
    await giveBack();
  }
}

/**
 * C3: writes zeros over a picture, in place. Erasing again writes the zeros again, so whoever was interrupted just
 * repeats.
 */
export async function erasePicture(lending: Lending, ref: PictureRef): Promise<void> {
  const { file, giveBack } = await take(lending, ref);
  try {
    const header = await headerOf(file, ref);
    if (!header || header.bytes !== ref.bytes || !isThatOrErased(header, ref)) {
      throw new PictureUnreadable('picture-damaged', ref);
    }
    await eraseRecord(file, { header, offset: ref.offset });
  } finally {
    await giveBack();
  }
}

/**
 * First the header says so, durably, then the bytes go: a crash between the two must not leave a record that does
 * not match its own hash (recovery would take it for a torn one), and must leave one that says that bytes are left.
 */
export async function eraseRecord(
  file: FileHandle,
  { header, offset }: Pick<FoundRecord, 'header' | 'offset'>,
): Promise<void> {
  const { bytes } = header;
  await writeAll(file, [writeHeader(erasedHeader(header, 'erasing'))], offset - HEADER_BYTES);
  await file.datasync();
  const zeros = Buffer.alloc(Math.min(CHUNK_BYTES, bytes));
  for (let at = 0; at < bytes; at += CHUNK_BYTES) {
    await writeAll(file, [zeros.subarray(0, bytes - at)], offset + at);
  }
  await file.datasync();
  // Not synced: when it is lost, the zeros are written once more.
  await writeAll(file, [writeHeader(erasedHeader(header, 'erased'))], offset - HEADER_BYTES);
}

async function take(lending: Lending, ref: PictureRef): ReturnType<Lending['take']> {
  try {
    return await lending.take(ref.pack);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new PictureUnreadable('picture-gone', ref);
    }
    throw error;
  }
}

async function mustBeStored(file: FileHandle, ref: PictureRef): Promise<void> {
  const header = await headerOf(file, ref);
  if (header && header.state !== 'stored') throw new PictureUnreadable('picture-gone', ref);
  if (!header || header.bytes !== ref.bytes || !isThatOrErased(header, ref)) {
    throw new PictureUnreadable('picture-damaged', ref);
  }
}

function isThatOrErased(header: RecordHeader, ref: PictureRef): boolean {
  return header.state !== 'stored' || header.sha256.toString('hex') === ref.sha256;
}

async function headerOf(file: FileHandle, ref: PictureRef): Promise<RecordHeader | null> {
  return readHeader(await readAt(file, ref.offset - HEADER_BYTES, HEADER_BYTES));
}
