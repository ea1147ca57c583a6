import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type FileLock, lockWithin, tryLock } from './store/embedded/lock.ts';
import { makeFolder, settle } from './store/embedded/make-folder.ts';
import { foreignThing, placeFor, whereFolderIs } from './store/embedded/place.ts';
import { isStartRefusal, refuseForFile, refuseStart, type StartRefusal } from './store/embedded/refusal.ts';

/** The form of the folder's own files. A program refuses a folder with a higher one. */
export const FORMAT_VERSION = 1;

/** How to reach a running house. Written for its own user only (0600). */
export interface HouseDoor {
  /** `http://localhost:4310` */
  readonly address: string;
  /** Connection strings of the owner's and the app's role. */
  readonly ownerUrl: string;
  readonly appUrl?: string;
}

export interface House extends HouseDoor {
  readonly pid: number;
  /** The program's version, as handed to `holdFolder`. */
  readonly version: string;
}

/** A folder that no other Stint will touch until `release`, or until this process ends, however it ends. */
export interface HeldFolder {
  readonly path: string;
  /** The house that this folder belongs to; null for one that no house has opened yet. */
  houseId(): string | null;
  /** Makes it that house's, for good. */
  nameHouse(id: string): void;
  /** Tells other commands how to reach this house; again to change it. */
  publish(door: HouseDoor): void;
  release(): void;
}

export interface UsableFolder {
  readonly folder: string;
  /** What to tell the operator when it is not the folder asked for. */
  readonly line: string | null;
}

/**
 * The folder that a house with an embedded PostgreSQL can use when `wanted` was asked for: `wanted`, made when
 * missing; or another where root's home is closed to the user PostgreSQL runs as. Call it before `holdFolder`,
 * and not at all when DATABASE_URL names a database. Refusals: `engine-user`, `folder-unusable`, `disk-full`.
 */
export async function usableFolder(
  wanted: string,
  elsewhere?: readonly string[],
): Promise<UsableFolder | StartRefusal> {
  const place = await placeFor(wanted, elsewhere);
  return isStartRefusal(place) ? place : { folder: place.folder, line: place.line };
}

/**
 * Takes the folder for this process, makes it a house's (`stint.json`) and closes it to other users.
 * Refusals: `folder-held` (names the process), `folder-newer`, `folder-unusable`, `disk-full`.
 */
export async function holdFolder(
  path: string,
  { version }: { readonly version: string },
): Promise<HeldFolder | StartRefusal> {
  const folder = resolve(path);
  try {
    const refusal = prepare(folder);
    if (refusal !== null) return refusal;
    // A reader that looks whether somebody is home holds the lock for a moment: try for a second.
    const lock = await lockWithin(join(folder, LOCK), 'exclusive', 1);
    if (lock === null) return refuseHeld(folder);
    return claimWith(lock, folder, version);
  } catch (error) {
    return refuseForFile(error, folder);
  }
}

/** The house that runs on `folder` now and has said how to reach it, else null. */
export async function readHouse(folder: string): Promise<House | null> {
  const path = whereFolderIs(folder);
  const house = readJson(join(path, HOUSE));
  if (!isHouse(house)) return null;
  const lock = tryLock(join(path, LOCK), 'shared');
  lock?.release();
  return lock === null ? house : null;
}

function prepare(folder: string): StartRefusal | null {
  makeFolder(folder);
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  const foreign = foreignThing(folder);
  if (foreign !== null) {
    const other = `${folder} holds other things ("${foreign}") and is no Stint folder.`;
    return refuseStart('folder-unusable', `${other} Name an empty folder, or a new one, with STINT_DATA.`);
  }
  const { uid, mode } = statSync(folder);
  // Pictures of screens lie here. The group may keep its way through: PostgreSQL's user passes by it.
  if (uid === process.getuid?.() && (mode & 0o1067) !== 0) chmodSync(folder, mode & 0o6710);
  return null;
}

function claimWith(lock: FileLock, folder: string, version: string): HeldFolder | StartRefusal {
  let refused: StartRefusal | null = refuseStart('folder-unusable', folder);
  try {
    refused = claim(folder, version);
    return refused ?? heldFolder(folder, version, lock);
  } finally {
    if (refused !== null) lock.release(); // refused, or a write failed
  }
}

/** Writes who holds the folder, and its format where it is new or older than ours. */
function claim(folder: string, version: string): StartRefusal | null {
  const label = join(folder, LABEL);
  const found = readJson(label);
  if (existsSync(label) && !isLabel(found)) {
    const unread = `${label} cannot be read as the label of a Stint folder.`;
    return refuseStart('folder-unusable', `${unread} Bring it back from a backup, or name another folder.`);
  }
  if (isLabel(found) && found.formatVersion > FORMAT_VERSION) {
    const newer = `${folder} was written by a newer Stint (${found.writtenBy ?? 'unknown version'}, format ${found.formatVersion}).`;
    const ours = `This is Stint ${version}, format ${FORMAT_VERSION}.`;
    return refuseStart('folder-newer', `${newer} ${ours} Start the newer one. Nothing was changed.`);
  }
  writeWhole(join(folder, HOUSE), { pid: process.pid, version });
  if (!isLabel(found) || found.formatVersion < FORMAT_VERSION || found.writtenBy !== version) {
    writeWhole(label, {
      ...(isLabel(found) ? found : {}),
      formatVersion: FORMAT_VERSION,
      writtenBy: version,
    });
  }
  return null;
}

function heldFolder(folder: string, version: string, lock: FileLock): HeldFolder {
  const house = join(folder, HOUSE);
  const label = join(folder, LABEL);
  let ours = true;
  return {
    path: realpathSync(folder),
    houseId: () => houseIdIn(label),
    nameHouse: (id) => writeWhole(label, { formatVersion: FORMAT_VERSION, writtenBy: version, house: id }),
    publish: (door) => writeWhole(house, { ...door, pid: process.pid, version }),
    release: () => {
      if (!ours) return;
      ours = false;
      rmSync(house, { force: true });
      lock.release();
    },
  };
}

function refuseHeld(folder: string): StartRefusal {
  const holder = readJson(join(folder, HOUSE));
  const known = isHolder(holder) ? holder.pid : null;
  const who = known === process.pid ? 'this very process' : known === null ? '' : `process ${known}`;
  const end = known === null || known === process.pid ? 'Stop it' : `Stop it ("kill ${known}")`;
  const held = `A Stint${who === '' ? '' : ` (${who})`} already works on ${folder}.`;
  return refuseStart('folder-held', `${held} ${end}, or give this one a folder of its own with STINT_DATA.`);
}

/** Whole or not at all, also after a power cut. */
function writeWhole(path: string, content: object): void {
  const draft = `${path}.tmp`;
  try {
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  settle(dirname(path));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // missing, or not JSON: the caller says what that means
  }
}

function houseIdIn(label: string): string | null {
  const found = readJson(label);
  const id: unknown = isLabel(found) ? Reflect.get(found, 'house') : null;
  return typeof id === 'string' ? id : null;
}

function isLabel(value: unknown): value is { formatVersion: number; writtenBy?: string } {
  return typeof value === 'object' && value !== null && Number.isInteger(Reflect.get(value, 'formatVersion'));
}

function isHolder(value: unknown): value is { pid: number } {
  return typeof value === 'object' && value !== null && Number.isInteger(Reflect.get(value, 'pid'));
}

function isHouse(value: unknown): value is House {
  return isHolder(value) && 'address' in value && 'ownerUrl' in value && typeof value.address === 'string';
}

const LOCK = 'stint.lock';
const LABEL = 'stint.json';
const HOUSE = 'house.json';
