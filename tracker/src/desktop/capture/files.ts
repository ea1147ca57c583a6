import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { privateFolder, syncFolder, writeSynced } from '../../files.ts';

/** The two file names of one monitor in a capture's folder. */
export function fileNamesOf(monitor: number): { picture: string; thumbnail: string } {
  return { picture: `monitor-${monitor}.vault`, thumbnail: `monitor-${monitor}-thumbnail.vault` };
}

const OURS = /^monitor-\d+(-thumbnail)?\.vault(\.part)?$/;

/**
 * Writes each file under its name, mode 0600, so that after a power cut a name holds the whole file or is
 * not there: temporary name, fsync, rename, fsync of the folder. Rejects with the system's error.
 */
export async function keepFiles(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await privateFolder(folder);
  await removeFiles(folder);
  for (const [name, bytes] of files) await writeSynced(join(folder, `${name}.part`), bytes);
  for (const name of files.keys()) await rename(join(folder, `${name}.part`), join(folder, name));
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** Takes away what a failed or killed capture left; other files in the folder stay. */
export async function removeFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (OURS.test(name)) await rm(join(folder, name), { force: true });
}
