import { chmod, type FileHandle, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { BaseLogger } from 'pino';
import { openAppender } from './append.ts';
import { keeping, openRoom } from './keep.ts';
import { type Lending, openLending } from './lend.ts';
import { MAX_HELD_BYTES, PACK_BYTES } from './limits.ts';
import { FIRST_RECORD, listPacks, syncFolder } from './pack-file.ts';
import { erasePicture, eraseRecord, readPicture } from './read.ts';
import { type FoundRecord, scanRecords } from './scan.ts';
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
  const erasing = new Set<Promise<void>>();
  let isClosed = false;

  return {
    ...keeping(appender, openRoom(MAX_HELD_BYTES)),
    get: (ref) => Readable.from(readPicture(lending, ref), { objectMode: false }),
    async erase(ref) {
      if (isClosed) throw new Error('The picture store is closed');
      const done = erasePicture(lending, ref);
      erasing.add(done);
      await done.finally(() => erasing.delete(done));
    },
    records: () => listRecords(folder, lending),
    finishErasing: () => finishErasing(folder, lending),
    async close() {
      isClosed = true;
      await Promise.allSettled(erasing);
      await appender.close();
      await lending.close();
    },
  };
}

async function* listRecords(folder: string, lending: Lending): AsyncGenerator<PackRecord> {
  for await (const { pack, header, offset } of allRecords(folder, lending)) {
    const { kind, bytes, width, height } = header;
    const sha256 = header.sha256.toString('hex');
    if (header.state === 'stored') yield { pack, offset, bytes, sha256, width, height, kind };
  }
}

async function finishErasing(folder: string, lending: Lending): Promise<number> {
  let count = 0;
  for await (const { file, header, offset } of allRecords(folder, lending)) {
    if (header.state !== 'erasing') continue;
    await eraseRecord(file, { header, offset });
    count += 1;
  }
  return count;
}

async function* allRecords(
  folder: string,
  lending: Lending,
): AsyncGenerator<FoundRecord & { pack: number; file: FileHandle }> {
  for (const pack of await listPacks(folder)) {
    const { file, giveBack } = await lending.take(pack);
    try {
      const { size } = await file.stat();
      for await (const found of scanRecords(file, FIRST_RECORD, size)) yield { ...found, pack, file };
    } finally {
      await giveBack();
    }
  }
}
