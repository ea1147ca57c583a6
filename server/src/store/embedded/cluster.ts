import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { settle } from './make-folder.ts';
import type { Place } from './place.ts';
import {
  errorCode,
  isStartRefusal,
  refuseForFile,
  refuseFullDisk,
  refuseStart,
  type StartRefusal,
} from './refusal.ts';
import { type EngineUser, run } from './run.ts';

/** One PostgreSQL cluster on disk, and how it is to be run. */
export interface Cluster {
  readonly folder: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly user: EngineUser | null;
  readonly engine: Engine;
  /** Settings handed over on the command line, so that no file in the cluster can undo them. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The owner of everything and a superuser; migrations run as it. */
export const OWNER = 'stint';
/** May log in and nothing else, until it is granted something. */
export const APP = 'stint_app';
export const PORT = 5432; // names the socket; nothing listens on TCP

/**
 * The cluster in `place`, made when there is none. A half-made one is thrown away: `initdb` works in `pg.new…`,
 * and only a finished one is renamed to `pg`. Hold the start lock while calling.
 * Refusals: `database-newer`, `database-older`, `database-stuck`, `disk-full`, `folder-unusable`.
 */
export async function readyCluster(
  place: Place,
  engine: Engine,
  log: (line: string) => void,
  extra: Readonly<Record<string, string>> = {},
): Promise<Cluster | StartRefusal> {
  try {
    const folder = join(place.folder, 'pg');
    const refusal = existsSync(folder)
      ? refuseVersion(folder, engine)
      : await makeCluster(place, engine, folder, log);
    if (refusal !== null) return refusal;
    const socketFolder = ownSocketFolder(place, statSync(folder).ino);
    if (isStartRefusal(socketFolder)) return socketFolder;
    const settings = { ...SETTINGS, unix_socket_directories: socketFolder, ...whoMayEnter(place), ...extra };
    return {
      folder,
      socketFolder,
      logFile: join(place.folder, 'pg.log'),
      user: place.user,
      engine,
      settings,
    };
  } catch (error) {
    return refuseForFile(error, place.folder);
  }
}

function refuseVersion(folder: string, engine: Engine): StartRefusal | null {
  const label = join(folder, 'PG_VERSION');
  if (!existsSync(label)) {
    const damaged = `${folder} is no PostgreSQL database, or a damaged one: PG_VERSION is missing.`;
    return refuseStart('database-stuck', `${damaged} Bring it back from a backup, or move it away.`);
  }
  const made = Number.parseInt(readFileSync(label, 'utf8'), 10);
  if (made === engine.major) return null;
  const both = `${folder} was made by PostgreSQL ${made}, and this is PostgreSQL ${engine.major}.`;
  const way = `Start with the bin folder of a PostgreSQL ${made} in STINT_PG_BIN. Nothing was changed.`;
  return refuseStart(made > engine.major ? 'database-newer' : 'database-older', `${both} ${way}`);
}

async function makeCluster(
  place: Place,
  engine: Engine,
  folder: string,
  log: (line: string) => void,
): Promise<StartRefusal | null> {
  for (const name of readdirSync(place.folder)) {
    if (!name.startsWith('pg.new')) continue;
    log(`Throwing away ${join(place.folder, name)}, a database that was never finished.`);
    rmSync(join(place.folder, name), { recursive: true, force: true });
  }
  const free = statfsSync(place.folder);
  if (free.bavail * free.bsize < FIRST_START_BYTES) return refuseFullDisk(place.folder);
  log('Making the database (first start, a few seconds).');
  // A name of its own: an `initdb` that outlived a killed starter cannot write into ours.
  const draft = join(place.folder, `pg.new.${randomBytes(4).toString('hex')}`);
  ownFolder(draft, place.user);
  const made = await run(
    join(engine.bin, 'initdb'),
    ['-D', draft, '-U', OWNER, ...initdbOptions(engine)],
    place.user,
    engine.environment,
  );
  if (made.ok) {
    renameSync(draft, folder);
    settle(place.folder); // lost, the next start would throw away what was written meanwhile
    return null;
  }
  rmSync(draft, { recursive: true, force: true });
  if (/No space left|quota exceeded/i.test(made.output)) return refuseFullDisk(place.folder);
  return refuseStart('database-stuck', `The database could not be made. PostgreSQL says: ${made.output}`);
}

/** Sorting by code point, the same on every machine: no ICU, no libc, no surprise after a system upgrade. */
function initdbOptions(engine: Engine): string[] {
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const locale = engine.major >= 17 ? builtin : [];
  return [
    '--encoding=UTF8',
    '--no-locale',
    ...locale,
    '--data-checksums',
    '--auth=peer',
    '--no-instructions',
  ];
}

/**
 * Inside the place; or, where that path is too long for a socket (107 bytes, 103 on a Mac), a short one. Its name
 * is this cluster's alone: a server whose folder was deleted under it removes its socket by name as it ends, a
 * minute later, and must not meet that of a new cluster in the old place. (It holds on to the inode till then.)
 */
function ownSocketFolder(place: Place, inode: number): string | StartRefusal {
  const near = join(place.folder, `pg-socket-${inode.toString(36)}`);
  if (Buffer.byteLength(join(near, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET) {
    ownFolder(near, place.user);
    return near;
  }
  const hash = createHash('sha256').update(near).digest('hex').slice(0, 16);
  const short = join(process.getuid?.() === 0 && existsSync('/run') ? '/run' : '/tmp', `stint-${hash}`);
  const uid = place.user?.uid ?? process.getuid?.();
  try {
    mkdirSync(short, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const there = lstatSync(short); // anybody may write to /tmp: take only what is ours
    if (!there.isDirectory() || (there.uid !== uid && there.uid !== process.getuid?.())) {
      return refuseStart('folder-unusable', `${short} is needed for a socket and belongs to somebody else.`);
    }
  }
  ownFolder(short, place.user);
  return short;
}

/**
 * Only the user who runs the house may connect, to both roles: the kernel vouches for it (peer), so there is no
 * password to leak or lose. Both files lie outside the cluster, whose user (when we are root) is not trusted.
 */
function whoMayEnter(place: Place): Record<string, string> {
  const name = `"${userInfo().username.replaceAll('"', '""')}"`;
  const hba = join(place.folder, 'pg-hba.conf');
  const ident = join(place.folder, 'pg-ident.conf');
  writeOwned(hba, `local all ${OWNER},${APP} peer map=house\n`, place.user);
  writeOwned(ident, `house ${name} ${OWNER}\nhouse ${name} ${APP}\n`, place.user);
  return { hba_file: hba, ident_file: ident };
}

function writeOwned(path: string, text: string, user: EngineUser | null): void {
  const draft = `${path}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  if (user !== null) {
    chownSync(draft, 0, user.gid);
    chmodSync(draft, 0o640);
  }
  renameSync(draft, path);
}

function ownFolder(path: string, user: EngineUser | null): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (user !== null) chownSync(path, user.uid, user.gid);
}

const FIRST_START_BYTES = 128 * 1024 * 1024;
const LONGEST_SOCKET = 103;
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  wal_level: 'logical', // so that a house can move to another PostgreSQL while it works
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log', // errors reach the house itself, which knows what it may write down
  log_checkpoints: 'off',
  cluster_name: 'stint',
};
