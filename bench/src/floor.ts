import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '@stint/server/store/database';
import { PICTURE_BYTES, THUMBNAIL_BYTES } from './uploader.ts';

const GROUP = 32;
const RECORD = randomBytes(500);

type FloorTables = { bench_floor: { n: number; at: number; record: Buffer } };

/**
 * What no house can be faster than: the same bytes appended to a file, one fdatasync and one INSERT for each 32 of
 * them, by one process on the same disk and the same PostgreSQL, without HTTP, checks or anybody who asks.
 */
export class Floor {
  private readonly db: Database;
  private readonly file: FileHandle;
  private readonly path: string;
  private readonly group = randomBytes(GROUP * (PICTURE_BYTES + THUMBNAIL_BYTES));
  private n = 0;

  private constructor(db: Database, file: FileHandle, path: string) {
    this.db = db;
    this.file = file;
    this.path = path;
  }

  static async open(folder: string, ownerUrl: string): Promise<Floor> {
    const path = join(folder, 'floor.pack');
    const floor = new Floor(
      openDatabase(ownerUrl, () => undefined),
      await open(path, 'w'),
      path,
    );
    await floor.db.schema
      .createTable('bench_floor')
      .addColumn('n', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'bigint')
      .addColumn('record', 'bytea')
      .execute();
    return floor;
  }

  /** Segments a second. */
  async measure(milliseconds: number): Promise<number> {
    await this.file.truncate(0);
    const began = performance.now();
    let segments = 0;
    while (performance.now() - began < milliseconds) {
      await this.file.write(this.group, 0, this.group.length, segments * (this.group.length / GROUP));
      await this.file.datasync();
      await this.insert();
      segments += GROUP;
    }
    return (segments / (performance.now() - began)) * 1000;
  }

  async close(): Promise<void> {
    await this.file.close();
    await rm(this.path, { force: true });
    await this.db.destroy();
  }

  private async insert(): Promise<void> {
    const rows = Array.from({ length: GROUP }, (_, index) => ({
      n: this.n + index,
      at: this.n,
      record: RECORD,
    }));
    this.n += GROUP;
    await this.db.withTables<FloorTables>().insertInto('bench_floor').values(rows).execute();
  }
}
