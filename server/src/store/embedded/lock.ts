import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock on a file. It ends with `release` or with the process, however that dies. */
export interface FileLock {
  release(): void;
}

/**
 * Locks the file at `path` (made when missing), or answers null when another process, or another holder in
 * this one, stands in the way. `shared` goes with shared, `exclusive` with nothing.
 *
 * Node has no flock, and SQLite inside it has: its file locks are the kernel's, so no stale lock survives a
 * `kill -9`, and two first starters cannot both win. The file stays empty. Never open it by other means in the
 * same process: closing any other descriptor of it would drop the lock (POSIX).
 */
export function tryLock(path: string, kind: 'exclusive' | 'shared'): FileLock | null {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('pragma journal_mode = memory'); // else it writes a journal, which a full disk refuses
    file.exec(kind === 'exclusive' ? 'begin exclusive' : 'begin');
    if (kind === 'shared') file.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    file.close();
    if (isBusy(error)) return null;
    throw error;
  }
  held.add(file); // a collected connection would let go of its lock
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}

/** As `tryLock`, trying again until `seconds` have passed; `waiting` is called once if it has to wait. */
export async function lockWithin(
  path: string,
  kind: 'exclusive' | 'shared',
  seconds: number,
  waiting?: () => void,
): Promise<FileLock | null> {
  const deadline = performance.now() + seconds * 1000;
  for (let tries = 0; ; tries++) {
    const lock = tryLock(path, kind);
    if (lock !== null || performance.now() > deadline) return lock;
    if (tries === PATIENCE) waiting?.();
    await sleep(PAUSE_MS);
  }
}

const held = new Set<DatabaseSync>();
const PAUSE_MS = 30;
const PATIENCE = 30; // about a second

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
