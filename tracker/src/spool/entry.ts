import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SegmentNumber } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { SegmentRecord } from '@stint/wire/record';
import type { CapturedPicture } from '../desktop/ports.ts';
import { ifThere, privateFolder, secondName, syncFolder, writeDurably, writeSynced } from '../files.ts';

/** A segment of a contract that waits on the disk for the house. */
export interface Waiting {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly folder: string;
  readonly record: SegmentRecord;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, the next record's `previous`. */
  readonly sha256: string;
  /** The freelancer deleted it before it was sent (C3): its pictures are gone, its tombstone is to be asked for. */
  readonly deleted: boolean;
}

export type PictureKind = 'picture' | 'thumbnail';

const RECORD = 'record.json';
const DELETED = 'deleted';
const PASSING = /^\.(new|gone)-/;

export function pictureName(monitor: number, kind: PictureKind): string {
  return `${monitor}-${kind}.webp`;
}

export function waitingOf(folder: string, record: SegmentRecord, deleted = false): Waiting {
  const bytes = canonicalBytes(record);
  const { contract, segment } = record;
  return { contract, segment, folder, record, bytes, sha256: sha256(bytes), deleted };
}

/**
 * Puts a record and its pictures on the disk: all of it in a folder that nobody looks into, pictures first, then one
 * rename. Killed before that, nothing was spooled; after it, everything was.
 */
export async function writeEntry(
  folder: string,
  record: SegmentRecord,
  pictures: readonly CapturedPicture[],
): Promise<Waiting> {
  const waiting = waitingOf(folder, record);
  const shelf = dirname(folder);
  const passing = join(shelf, `.new-${record.segment}`);
  await privateFolder(shelf);
  await syncFolder(dirname(shelf));
  await rm(passing, { recursive: true, force: true });
  await mkdir(passing, { mode: 0o700 });
  for (const { monitor, picture, thumbnail } of pictures) {
    await secondName(picture, join(passing, pictureName(monitor, 'picture')));
    await secondName(thumbnail, join(passing, pictureName(monitor, 'thumbnail')));
  }
  await writeSynced(join(passing, RECORD), waiting.bytes);
  await syncFolder(passing);
  await rename(passing, folder);
  await syncFolder(shelf);
  return waiting;
}

/** Writes an entry's record anew, whole or not at all. */
export async function rewriteRecord(waiting: Waiting, record: SegmentRecord): Promise<Waiting> {
  const changed = waitingOf(waiting.folder, record, waiting.deleted);
  await writeDurably(join(waiting.folder, RECORD), changed.bytes);
  return changed;
}

/** C3: the mark first, then the pictures go; killed in between, `readShelf` takes the rest away. */
export async function deleteContents(waiting: Waiting): Promise<Waiting> {
  await writeDurably(join(waiting.folder, DELETED), '');
  await removePictures(waiting.folder);
  return { ...waiting, deleted: true };
}

/** Everything that waits for one contract, oldest first. Takes away what a kill left half done. */
export async function readShelf(shelf: string): Promise<{ waiting: Waiting[]; broken: string[] }> {
  const waiting: Waiting[] = [];
  const broken: string[] = [];
  for (const name of await readdir(shelf)) {
    const folder = join(shelf, name);
    if (PASSING.test(name)) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    const entry = await readEntry(folder);
    if (entry) waiting.push(entry);
    else broken.push(folder);
  }
  return { waiting: waiting.sort((a, b) => a.segment - b.segment), broken };
}

/** The bytes of one picture; null when the file is not there. Rejects where it may be there and cannot be read now. */
export async function readPictureFile(
  waiting: Waiting,
  monitor: number,
  kind: PictureKind,
): Promise<Buffer | null> {
  return ifThere(readFile(join(waiting.folder, pictureName(monitor, kind))));
}

/** Null for what is no record any more: a disk can lose what it has confirmed. */
async function readEntry(folder: string): Promise<Waiting | null> {
  const names = await readdir(folder);
  const deleted = names.includes(DELETED);
  if (deleted) await removePictures(folder);
  const text = await ifThere(readFile(join(folder, RECORD), 'utf8'));
  const record = SegmentRecord.safeParse(jsonOf(text ?? ''));
  return record.success ? waitingOf(folder, record.data, deleted) : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function removePictures(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.webp')) await rm(join(folder, name), { force: true });
  }
  await syncFolder(folder);
}
