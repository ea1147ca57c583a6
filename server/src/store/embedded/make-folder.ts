import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './refusal.ts';

/**
 * Makes the folder, closed to other users, and what is missing above it. Node's own recursive mkdir never
 * returns where a parent exists and will not have children, as under /proc.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const parent = dirname(path);
    if (errorCode(error) !== 'ENOENT' || statSync(parent, { throwIfNoEntry: false }) !== undefined)
      throw error;
    makeParent(parent);
    mkdirSync(path, { mode: 0o700 });
  }
}

/** Makes names that were just given or changed in the folder outlast a power cut. */
export function settle(folder: string): void {
  if (process.platform === 'win32') return; // has no such thing
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** As open as the user's umask has it: only the house's own folder is closed. */
function makeParent(path: string): void {
  const parent = dirname(path);
  if (statSync(parent, { throwIfNoEntry: false }) === undefined) makeParent(parent);
  mkdirSync(path);
}
