import type { Settings } from '../config.ts';
import { type CannotStart, cannotStart, isCannotStart } from '../start-refusal.ts';
import { isDatabaseAway } from '../store/away.ts';
import { type Database, migrate, openDatabase } from '../store/database.ts';
import { openEmbedded } from '../store/embedded/open.ts';
import { serverMajor } from '../store/first-look.ts';
import { grantApp } from '../store/grants.ts';
import { holdDatabase } from '../store/hold.ts';
import type { Closing } from './closing.ts';

/** Where the house's tables are: as their owner, and as the role that serves, which may do less. */
export interface Urls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

type Tell = (line: string) => void;

/**
 * Opens the embedded PostgreSQL, or finds the one of DATABASE_URL, and brings its tables up to date.
 * It is this process's alone until `closing`. Refusals: those of `openEmbedded`, `database-held`, `database-unreachable`, `database-older`, `database-newer`.
 */
export async function openTables(
  settings: Pick<Settings, 'databaseUrl' | 'pgBin'>,
  folder: string,
  closing: Closing,
  tell: Tell,
): Promise<Urls | CannotStart> {
  const urls = await findServer(settings, folder, closing, tell);
  if (isCannotStart(urls)) return urls;
  const refusal = (await hold(urls, closing, tell)) ?? (await prepareTables(urls, tell));
  return refusal ?? urls;
}

/** Two servers on one database would each keep half of its pictures. */
async function hold({ ownerUrl }: Urls, closing: Closing, tell: Tell): Promise<CannotStart | null> {
  try {
    const held = await holdDatabase(ownerUrl, tell);
    if (held === null) {
      const other = 'Another Stint serves this database already.';
      return cannotStart('database-held', `${other} Stop it, or name another database with DATABASE_URL.`);
    }
    closing.add(() => held.release());
    return null;
  } catch (error) {
    return refusalOf(error);
  }
}

/** Migrates as the owner, and gives the role that serves its rights. */
export async function prepareTables({ ownerUrl, appUrl }: Urls, tell: Tell): Promise<CannotStart | null> {
  const owner = openDatabase(ownerUrl, tell);
  try {
    const major = await serverMajor(owner);
    if (major < OLDEST) {
      return cannotStart(
        'database-older',
        `This is PostgreSQL ${major}, and Stint needs ${OLDEST} or newer.`,
      );
    }
    await migrateOrRefuse(owner);
    if (appUrl !== ownerUrl) await grantApp(owner);
    return null;
  } catch (error) {
    return refusalOf(error);
  } finally {
    await owner.destroy();
  }
}

async function findServer(
  { databaseUrl, pgBin }: Pick<Settings, 'databaseUrl' | 'pgBin'>,
  folder: string,
  closing: Closing,
  tell: Tell,
): Promise<Urls | CannotStart> {
  if (databaseUrl !== null) return { ownerUrl: databaseUrl, appUrl: databaseUrl };
  const embedded = await openEmbedded({ folder, log: tell, binFolder: pgBin ?? undefined });
  if (isCannotStart(embedded)) return embedded;
  closing.add(() => embedded.stop());
  return { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl };
}

/** The tables know a migration that we do not: a newer Stint made them. */
class MadeByNewer extends Error {}

async function migrateOrRefuse(owner: Database): Promise<void> {
  try {
    await migrate(owner);
  } catch (error) {
    if (error instanceof Error && /corrupted migrations/.test(error.message)) throw new MadeByNewer();
    throw error;
  }
}

function refusalOf(error: unknown): CannotStart {
  if (error instanceof MadeByNewer) {
    const newer = 'The tables of this database were made by a newer Stint.';
    return cannotStart('database-newer', `${newer} Start the newer one. Nothing was changed.`);
  }
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const refused = typeof code === 'string' && /^(28|3D)/.test(code); // a wrong password, role or name
  if (!(error instanceof Error) || !(refused || isDatabaseAway(error))) throw error;
  const says = error.message === '' ? String(code) : error.message;
  return cannotStart('database-unreachable', `The database of DATABASE_URL cannot be used: ${says}.`);
}

const OLDEST = 15;
