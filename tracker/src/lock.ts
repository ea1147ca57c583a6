import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A folder that no other tracker will touch until `release`, or until this process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * One tracker for each folder: null when another process has it. Node has no flock, and SQLite inside it has: its
 * locks are the kernel's, so none outlives a `kill -9`, and of two that start at once one wins.
 */
export function lockFolder(folder: string): FolderLock | null {
  const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    file.exec('pragma journal_mode = memory'); // else it writes a journal, which a full disk refuses
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  held.add(file); // a collected connection would let go of its lock
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}

const held = new Set<DatabaseSync>();
const SQLITE_BUSY = 5;
