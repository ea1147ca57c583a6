import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { BaseLogger } from 'pino';
import { openAppender } from './append.ts';
import { type Lending, openLending } from './lend.ts';
import { MAX_HELD_BYTES, PACK_BYTES } from './limits.ts';
import { FIRST_RECORD, listPacks, syncFolder } from './pack-file.ts';
import { erasePicture, readPicture } from './read.ts';
import { type Room, receivePicture } from './receive.ts';
import { scanRecords } from './scan.ts';
import type { PackRecord, PictureStore } from './store.ts';

export interface PackOptions {
  readonly folder: string;
  readonly log: Pick<BaseLogger, 'warn'>;
  /** Where a pack is full; tests fill small ones. */
  readonly packBytes?: number;
}

/**
 * Pictures in pack files of one folder, appended by one process at a time: one file and fsync each would be ten
 * times slower. Files are 0600 in a 0700 folder. A disk that copies on write (btrfs, zfs, some SSDs) may keep an
 * erased picture's old blocks until it reuses them.
 */
export async function openPacks({ folder, log, packBytes = PACK_BYTES }: PackOptions): Promise<PictureStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await syncFolder(dirname(folder));
  const appender = await openAppender(folder, packBytes, log);
  const lending = openLending(folder);
  const room = openRoom(MAX_HELD_BYTES);

  return {
    async put(stream, expect) {
      const picture = await receivePicture(stream, expect, room);
      if ('refused' in picture) return picture;
      const { width, height, body } = picture;
      try {
        const place = await appender.append(picture);
        if (place === 'disk-full') return { refused: 'disk-full' };
        return { ...place, bytes: body.length, sha256: expect.sha256, width, height };
      } finally {
        room.giveBack(body.length);
      }
    },
    get: (ref) => Readable.from(readPicture(lending, ref), { objectMode: false }),
    erase: async (ref) => erasePicture(lending, ref),
    records: (fromPack) => listRecords(folder, lending, fromPack),
    async close() {
      await appender.close();
      await lending.close();
    },
  };
}

async function* listRecords(folder: string, lending: Lending, fromPack: number): AsyncGenerator<PackRecord> {
  for (const pack of await listPacks(folder)) {
    if (pack < fromPack) continue;
    const { file, giveBack } = await lending.take(pack);
    try {
      const { size } = await file.stat();
      for await (const { header, offset } of scanRecords(file, FIRST_RECORD, size)) {
        const { kind, bytes, width, height } = header;
        const sha256 = header.sha256.toString('hex');
        if (header.state === 'stored') yield { pack, offset, bytes, sha256, width, height, kind };
      }
    } finally {
      await giveBack();
    }
  }
}

function openRoom(limit: number): Room {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    giveBack(bytes) {
      held -= bytes;
    },
  };
}
