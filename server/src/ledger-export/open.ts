import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { holdFolder, readHouse, usableFolder } from '../folder.ts';
import { Closing } from '../opening/closing.ts';
import { openTables } from '../opening/database.ts';
import { type CannotStart, cannotStart, isCannotStart } from '../start-refusal.ts';
import { openBooks } from '../store/books.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { whereFolderIs } from '../store/embedded/place.ts';
import { VERSION } from '../version.ts';

export interface OpenedDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

export interface WhereItIs {
  readonly folder: string;
  /** A PostgreSQL of one's own; null for the house's. */
  readonly databaseUrl: string | null;
  readonly pgBin: string | null;
  readonly log: (line: string) => void;
}

/**
 * The database of a house, for a command that only reads: the one of DATABASE_URL, or the running house's, or the
 * folder's own, started for the time of the command and stopped by `close`. It makes no house where there is
 * none. Refusals: those of a house that starts, and `database-unreachable`.
 */
export async function openHouseDatabase(where: WhereItIs): Promise<OpenedDatabase | CannotStart> {
  const closing = new Closing();
  try {
    const url = await findUrl(where, closing);
    if (!isCannotStart(url)) return await readable(url, closing, where.log);
    await closing.run();
    return url;
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function findUrl(where: WhereItIs, closing: Closing): Promise<string | CannotStart> {
  if (where.databaseUrl !== null) return where.databaseUrl;
  const house = await readHouse(where.folder);
  if (house) return house.appUrl ?? house.ownerUrl;
  if (!existsSync(join(whereFolderIs(where.folder), 'stint.json'))) {
    const none = `There is no Stint in ${where.folder}.`;
    return cannotStart('folder-unusable', `${none} Name its folder with --folder or STINT_DATA.`);
  }
  return startOwn(where, closing);
}

/** As a house that starts: nobody else works on the folder meanwhile. */
async function startOwn({ folder, pgBin, log }: WhereItIs, closing: Closing): Promise<string | CannotStart> {
  const usable = await usableFolder(folder);
  if (isCannotStart(usable)) return usable;
  const held = await holdFolder(usable.folder, { version: VERSION });
  if (isCannotStart(held)) return held;
  closing.add(() => held.release());
  const urls = await openTables({ databaseUrl: null, pgBin }, held.path, closing, log);
  return isCannotStart(urls) ? urls : urls.appUrl;
}

/** A database that does not let us in, or holds no books, is an expected trouble. */
async function readable(
  url: string,
  closing: Closing,
  log: (line: string) => void,
): Promise<OpenedDatabase | CannotStart> {
  const db = openDatabase(url, log);
  closing.add(() => db.destroy());
  try {
    await (await openBooks(db)).close();
    return { db, close: () => closing.run() };
  } catch (error) {
    await closing.run();
    const why = error instanceof Error ? error.message : String(error);
    return cannotStart('database-unreachable', `The books cannot be read: ${why}.`);
  }
}
