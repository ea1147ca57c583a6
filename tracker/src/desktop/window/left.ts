import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Closes a window on this folder that nobody else will close: left open when its tracker was killed, or opened by the
 * first start before there was a panel. It can never find its tracker again, and would be brought to the front instead
 * of the panel. `folder`: of the window; hold the tracker's lock, so that what runs on it is nobody else's. Nothing
 * happens where there is none.
 */
export async function closeLeftWindow(folder: string): Promise<void> {
  const lock = await readlink(join(folder, 'SingletonLock')).catch(() => '');
  const pid = Number(/-(\d+)$/.exec(lock)?.[1] ?? 0);
  if (pid === 0 || !(await runsOn(pid, folder))) return;
  process.kill(pid, 'SIGTERM');
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until && (await runsOn(pid, folder))) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
}

const PATIENCE_MS = 5000;
const LOOK_MS = 50;

/**
 * The number may be another program's by now: it must be a browser on this very folder. Chromium writes its arguments
 * anew as one line with spaces, so that they are not parted by NUL alone.
 */
async function runsOn(pid: number, folder: string): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return `${words.replaceAll('\0', ' ')} `.includes(` --user-data-dir=${folder} `);
}
