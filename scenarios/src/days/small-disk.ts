import { execFileSync } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder; a disk of its own where this process may mount one, so that it can be full. */
export interface SmallDisk {
  readonly folder: string;
  readonly mayFill: boolean;
  /** Full to the last byte, or with room again. */
  fill(isFull: boolean): Promise<void>;
  remove(): Promise<void>;
}

export async function smallDisk(folder: string): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mayFill = process.getuid?.() === 0 && mounts(folder);
  const fill = async (isFull: boolean): Promise<void> => {
    const film = join(folder, 'film');
    const { bavail, bsize } = await statfs(folder);
    await (isFull ? writeFile(film, Buffer.alloc(bavail * bsize)) : rm(film));
  };
  const remove = async (): Promise<void> => {
    if (mayFill) execFileSync('umount', [folder]);
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, mayFill, fill, remove };
}

/** False where this machine mounts nothing for us, such as in a container without the right to. */
function mounts(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=700', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
