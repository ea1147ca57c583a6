import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file, mode 0600, so that after a kill or a power cut the name holds the old bytes or the new ones, whole:
 * temporary name, fsync, rename, fsync of the folder. Rejects with the system's error and then changed nothing.
 */
export async function writeDurably(path: string, bytes: string | Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeSynced(part, bytes);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** A new file, mode 0600, on the disk before this resolves. Its name is not yet: sync its folder. */
export async function writeSynced(path: string, bytes: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A second name for a file that is on the disk already; a synced copy where the disk knows no links. */
export async function secondName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    await copyFile(from, to);
    const copy = await open(to, 'r+');
    try {
      await copy.chmod(0o600);
      await copy.sync();
    } finally {
      await copy.close();
    }
  }
}

/** Makes a folder for its owner alone (0700), with all above it that are missing. */
export async function privateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Takes a folder away so that nobody ever finds half of it: it loses its name first. */
export async function removeFolder(path: string, passing: string): Promise<void> {
  await rm(passing, { recursive: true, force: true });
  try {
    await rename(path, passing);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  await syncFolder(dirname(path));
  await rm(passing, { recursive: true, force: true });
}

/** Null where there is no such file. Every other error is not known to be that, and is thrown on. */
export async function ifThere<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** `ENOENT`, `ENOSPC`, …; '' for what is no error of the system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export type DiskTrouble = 'full' | 'unwritable';

/** What is wrong with the disk; null when the error is not about the disk, so is a bug. */
export function diskTroubleOf(error: unknown): DiskTrouble | null {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  return ['EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'EMFILE', 'ENFILE'].includes(code)
    ? 'unwritable'
    : null;
}

/** For what may get lost when the disk takes nothing: it is learnt or said again. Every other error is thrown on. */
export async function ifDiskTakes(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (diskTroubleOf(error) === null) throw error;
  }
}

const NO_LINKS = new Set(['EPERM', 'EXDEV', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
