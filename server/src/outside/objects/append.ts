import type { BaseLogger } from 'pino';
import { GROUP_BYTES, MARK_EVERY_BYTES } from './limits.ts';
import { FIRST_RECORD, writeAll, writeMark } from './pack-file.ts';
import type { ReceivedPicture } from './receive.ts';
import { HEADER_BYTES, recordBytes, writeHeader } from './record.ts';
import { freshPack, type OpenPack, openLastPack } from './recover.ts';

export interface Place {
  readonly pack: number;
  readonly offset: number;
}

export interface Appender {
  /** Answers when the picture is durable; `disk-full` when there was no room, and then nothing of it is kept. */
  append(picture: ReceivedPicture): Promise<Place | 'disk-full'>;
  close(): Promise<void>;
}

interface Waiting {
  readonly picture: ReceivedPicture;
  readonly settle: (place: Place | 'disk-full') => void;
  readonly fail: (error: unknown) => void;
}

interface Shelf {
  readonly folder: string;
  readonly packBytes: number;
  readonly log: Pick<BaseLogger, 'warn'>;
  pack: OpenPack;
  /** Of the last pack that may be written to is not known whether its bytes reached the disk: begin another. */
  isSpoilt: boolean;
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Group commit: while one group is being synced, the next gathers, so that many pictures share one fdatasync and a
 * lone one waits for nobody.
 */
export async function openAppender(
  folder: string,
  packBytes: number,
  log: Pick<BaseLogger, 'warn'>,
): Promise<Appender> {
  const pack = await openLastPack(folder, log);
  const shelf: Shelf = { folder, packBytes, log, pack, isSpoilt: false };
  const waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let isClosed = false;

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) await writeGroup(shelf, waiting);
    writing = null;
  }

  return {
    async append(picture) {
      if (isClosed) throw new Error('The picture store is closed');
      return new Promise((settle, fail) => {
        waiting.push({ picture, settle, fail });
        writing ??= writeWaiting();
      });
    },
    async close() {
      isClosed = true;
      await writing;
      await shelf.pack.file.close();
    },
  };
}

/** Writes and syncs as many of those waiting as belong together, and answers them. */
async function writeGroup(shelf: Shelf, waiting: Waiting[]): Promise<void> {
  let group = waiting.splice(0, 1);
  try {
    const pack = await packFor(shelf, recordBytes(group[0]?.picture.body.length ?? 0));
    group = [...group, ...takeFitting(waiting, group, shelf.packBytes - pack.end)];
    const places = await commit(shelf, group);
    for (const [n, place] of places.entries()) group[n]?.settle(place);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && DISK_FULL.has(String(error.code));
    shelf.log.warn({ err: error, pictures: group.length }, 'Could not write pictures');
    for (const { settle, fail } of group) {
      if (isFull) settle('disk-full');
      else fail(error);
    }
  }
}

/** The pack with room for one more record: the open one, else the next. */
async function packFor(shelf: Shelf, bytes: number): Promise<OpenPack> {
  const { pack } = shelf;
  const hasRoom = pack.end === FIRST_RECORD || pack.end + bytes <= shelf.packBytes;
  if (hasRoom && !shelf.isSpoilt) return pack;
  shelf.pack = await freshPack(shelf.folder, pack.number + 1);
  shelf.isSpoilt = false;
  await pack.file.close();
  return shelf.pack;
}

function takeFitting(waiting: Waiting[], group: Waiting[], packRoom: number): Waiting[] {
  const room = Math.min(packRoom, GROUP_BYTES);
  let bytes = 0;
  for (const { picture } of group) bytes += recordBytes(picture.body.length);
  let count = 0;
  for (const { picture } of waiting) {
    bytes += recordBytes(picture.body.length);
    if (bytes > room) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

/** All of the group or nothing: after a failure the pack ends where it ended before. */
async function commit(shelf: Shelf, group: Waiting[]): Promise<Place[]> {
  const { pack } = shelf;
  const parts: Buffer[] = [];
  const places: Place[] = [];
  let end = pack.end;
  for (const { picture } of group) {
    const bytes = picture.body.length;
    const padding = recordBytes(bytes) - HEADER_BYTES - bytes;
    parts.push(writeHeader({ ...picture, state: 'stored', bytes }), picture.body, Buffer.alloc(padding));
    places.push({ pack: pack.number, offset: end + HEADER_BYTES });
    end += recordBytes(bytes);
  }
  // Once a sync has failed nobody can say what the disk holds, and asking again may lie: leave that pack alone.
  shelf.isSpoilt = true;
  try {
    await writeAll(pack.file, parts, pack.end);
  } catch (error) {
    await pack.file.truncate(pack.end);
    shelf.isSpoilt = false;
    throw error;
  }
  await pack.file.datasync();
  await mark(pack, end);
  pack.end = end;
  shelf.isSpoilt = false;
  return places;
}

async function mark(pack: OpenPack, end: number): Promise<void> {
  if (end - pack.marked < MARK_EVERY_BYTES) return;
  await writeMark(pack.file, end);
  pack.marked = end;
}
