import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { engineUser } from './engine-user.ts';
import { makeFolder, settle } from './make-folder.ts';
import { errorCode, isStartRefusal, refuseForFile, refuseStart, type StartRefusal } from './refusal.ts';
import { canReach, type EngineUser } from './run.ts';

/** Where a house keeps everything, and as whom its PostgreSQL runs. */
export interface Place {
  readonly folder: string;
  /** null: as ourselves. */
  readonly user: EngineUser | null;
  /** A line for the operator when this is not the folder that was asked for. */
  readonly line: string | null;
}

/**
 * The folder to use when `wanted` was asked for. It is `wanted`, unless we are root and the user that
 * PostgreSQL must run as cannot get there (a 0700 home above it): then a folder of its own under one of
 * `parents`, remembered in `wanted/elsewhere.json`, so that every later start finds the same one.
 * Refusals: `engine-user`, `folder-unusable`, `disk-full`.
 */
export async function placeFor(
  wanted: string,
  parents: readonly string[] = ['/var/lib', '/srv', '/opt'],
): Promise<Place | StartRefusal> {
  let folder = resolve(wanted);
  try {
    makeFolder(folder);
    folder = realpathSync(folder); // one name for it, whichever way it was come by
    const there = followPointer(folder);
    if (isStartRefusal(there)) return there;
    const user = await engineUser(join(there ?? folder, 'pg'));
    if (isStartRefusal(user)) return user;
    if (there !== null) return { folder: there, user, line: moved(folder, there) };
    if (user === null || (await letThrough(folder, user))) return { folder, user, line: null };
    return await elsewhere(folder, user, parents);
  } catch (error) {
    return refuseForFile(error, folder);
  }
}

/** `folder`, or the place that stands for it. Reads only. */
export function whereFolderIs(folder: string): string {
  return readPointer(resolve(folder))?.folder ?? resolve(folder);
}

/** Something in `folder` that is not a house's, by name; null where it is empty or a house. */
export function foreignThing(folder: string): string | null {
  const names = readdirSync(folder);
  if (names.includes('stint.json')) return null;
  return names.find((name) => !OURS.test(name)) ?? null;
}

/** Opens our own folder to that user's group, for passing through only; what is above it is not ours to open. */
async function letThrough(folder: string, user: EngineUser): Promise<boolean> {
  if (await canReach(folder, user)) return true;
  if (!(await canReach(dirname(folder), user)) || foreignThing(folder) !== null) return false;
  const { uid, mode } = statSync(folder);
  chownSync(folder, uid, user.gid);
  chmodSync(folder, (mode & 0o7700) | 0o010);
  return canReach(folder, user);
}

async function elsewhere(
  from: string,
  user: EngineUser,
  parents: readonly string[],
): Promise<Place | StartRefusal> {
  for (const parent of parents) {
    if (!(await canReach(parent, user))) continue;
    const made = makePlace(join(parent, `stint-${shortHash(from)}`), user);
    if (made === null) continue;
    const folder = point(from, made);
    return { folder, user, line: moved(from, folder) };
  }
  const why = `PostgreSQL runs as ${user.name}, who cannot reach ${from}, and none of ${parents.join(', ')} will do.`;
  return refuseStart('folder-unusable', `${why} Name a folder that ${user.name} can reach with STINT_DATA.`);
}

/** Never one that exists: it is another house's, or belonged to a folder that was thrown away. */
function makePlace(path: string, user: EngineUser): string | null {
  for (let n = 1; n < 100; n++) {
    const made = n === 1 ? path : `${path}-${n}`;
    try {
      mkdirSync(made, { mode: 0o700 });
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      return null;
    }
    chownSync(made, 0, user.gid);
    chmodSync(made, 0o710);
    return made;
  }
  return null;
}

/** Writes the pointer; where another start was faster, its place is the place. */
function point(from: string, folder: string): string {
  const draft = join(from, `elsewhere.${process.pid}.tmp`);
  writeFileSync(draft, `${JSON.stringify({ folder, from })}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, join(from, POINTER));
    settle(from);
    return folder;
  } catch (error) {
    const winner = readPointer(from);
    if (winner === null) throw error;
    rmdirSync(folder);
    return winner.folder;
  } finally {
    rmSync(draft);
  }
}

function followPointer(folder: string): string | StartRefusal | null {
  const pointer = readPointer(folder);
  if (pointer === null) return null;
  const note = join(folder, POINTER);
  if (statSync(pointer.folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const gone = `${note} says that the house lives in ${pointer.folder}, which is not there.`;
    return refuseStart('folder-unusable', `${gone} Bring it back, or remove that file to begin a new house.`);
  }
  // Two folders must never lead to one house: a moved folder keeps it, a copied one does not.
  if (pointer.from !== folder && readPointer(pointer.from)?.folder === pointer.folder) {
    const copy = `${folder} is a copy of ${pointer.from}, whose house lives in ${pointer.folder}.`;
    return refuseStart('folder-unusable', `${copy} Remove ${note} to begin a new house here.`);
  }
  return pointer.folder;
}

function readPointer(folder: string): { folder: string; from: string } | null {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, POINTER), 'utf8'));
    if (typeof read !== 'object' || read === null || !('folder' in read) || !('from' in read)) return null;
    const { folder: to, from } = read;
    return typeof to === 'string' && typeof from === 'string' ? { folder: to, from } : null;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return null;
    throw error;
  }
}

function moved(wanted: string, folder: string): string {
  return `PostgreSQL cannot run under ${wanted} (root's folder is closed to its user), so everything is kept in ${folder}.`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

const POINTER = 'elsewhere.json';
const OURS =
  /^(stint\.|house\.|elsewhere\.|downloads$|pg$|pg[.-]|lost\+found$|\.gitkeep$|\.gitignore$|\.DS_Store$)/;
