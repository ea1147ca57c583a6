import { constants, existsSync } from 'node:fs';
import { type FileHandle, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HEADER_BYTES, isSealed, seal } from './record.ts';

// A pack: 64 bytes that say what it is, 64 that say up to where it is known to be whole, then records.
//   |STINTPK1|mark|header picture pad|header picture pad| ...
const MAGIC = 'STINTPK1';
const MARK = 'STINTMK1';
const NAME = /^(\d{6,12})\.pack$/;

/** Where the first record of every pack begins. */
export const FIRST_RECORD = 2 * HEADER_BYTES;

/** Opens for reading and writing; a link in a pack's place is an error (TH-W8). */
export async function openPackFile(folder: string, pack: number): Promise<FileHandle> {
  return open(packPath(folder, pack), constants.O_RDWR | constants.O_NOFOLLOW);
}

/** A new empty pack, durable with its name. Leaves nothing behind when it fails. */
export async function createPackFile(folder: string, pack: number): Promise<FileHandle> {
  const file = await open(packPath(folder, pack), 'wx+', 0o600);
  try {
    await writeStart(file);
    await syncFolder(folder);
    return file;
  } catch (error) {
    await file.close();
    await unlink(packPath(folder, pack));
    throw error;
  }
}

/** The first 128 bytes of a pack, also for one that a crash left without them. */
export async function writeStart(file: FileHandle): Promise<void> {
  const start = Buffer.alloc(FIRST_RECORD);
  start.write(MAGIC, 0, 'latin1');
  seal(start.subarray(0, HEADER_BYTES));
  await writeAll(file, [start], 0);
  await file.sync();
}

export async function isPack(file: FileHandle): Promise<boolean> {
  const start = await readAt(file, 0, HEADER_BYTES);
  return isSealed(start) && start.toString('latin1', 0, 8) === MAGIC;
}

/** Where the checked part of a pack ends, as last noted; the first record when nothing usable is noted. */
export async function readMark(file: FileHandle): Promise<number> {
  const slot = await readAt(file, HEADER_BYTES, HEADER_BYTES);
  if (!isSealed(slot) || slot.toString('latin1', 0, 8) !== MARK) return FIRST_RECORD;
  return Number(slot.readBigUInt64LE(8));
}

/** Notes that all before `end` is durable. Not synced: it rides on the next group's fdatasync. */
export async function writeMark(file: FileHandle, end: number): Promise<void> {
  const slot = Buffer.alloc(HEADER_BYTES);
  slot.write(MARK, 0, 'latin1');
  slot.writeBigUInt64LE(BigInt(end), 8);
  await writeAll(file, [seal(slot)], HEADER_BYTES);
}

/** The numbers of the packs in a folder, in order. */
export async function listPacks(folder: string): Promise<number[]> {
  const numbers: number[] = [];
  for (const name of await readdir(folder)) {
    const match = NAME.exec(name);
    if (match) numbers.push(Number(match[1]));
  }
  return numbers.toSorted((a, b) => a - b);
}

/** Whether a folder, which need not be there, has packs with anything in them. */
export async function holdsPictures(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  for (const pack of await listPacks(folder)) {
    if ((await stat(packPath(folder, pack))).size > FIRST_RECORD) return true;
  }
  return false;
}

/** Up to `bytes` bytes; fewer only at the end of the file. */
export async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const into = Buffer.allocUnsafe(bytes);
  let length = 0;
  while (length < bytes) {
    const { bytesRead } = await file.read(into, length, bytes - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return into.subarray(0, length);
}

/** Writes all of it: a disk that fills up first writes less than asked and only then says so. */
export async function writeAll(file: FileHandle, parts: readonly Buffer[], at: number): Promise<void> {
  let rest = parts.filter((part) => part.length > 0);
  let position = at;
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev(rest, position);
    position += bytesWritten;
    rest = dropBytes(rest, bytesWritten);
  }
}

function dropBytes(parts: Buffer[], bytes: number): Buffer[] {
  let left = bytes;
  const rest: Buffer[] = [];
  for (const part of parts) {
    if (left < part.length) rest.push(part.subarray(left));
    left = Math.max(0, left - part.length);
  }
  return rest;
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function packPath(folder: string, pack: number): string {
  if (!Number.isSafeInteger(pack) || pack < 1) throw new RangeError(`Pack ${pack}`);
  return join(folder, `${String(pack).padStart(6, '0')}.pack`);
}
