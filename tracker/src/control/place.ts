import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';

/**
 * Where the tracker of a folder listens: a socket in the folder, which its rights keep for its owner; on Windows, which
 * knows no such sockets, a pipe named after the folder (UNTESTED; its default rights let others neither write nor own it).
 */
export function controlPlace(folder: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32') return join(folder, 'control.sock');
  return `\\\\.\\pipe\\stint-tracker-${hash('sha256', resolve(folder).toLowerCase()).slice(0, 24)}`;
}

/** Whether that place is a file, which a killed tracker leaves behind. */
export const IS_FILE = process.platform !== 'win32';
