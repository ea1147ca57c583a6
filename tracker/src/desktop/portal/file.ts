import { constants, open, unlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CaptureFault } from '../ports.ts';

/** File systems keep times in steps of their own. */
const CLOCK_STEP_MS = 2000;

/**
 * The bytes of a file that was written for us since then, which is removed. One that was there before, belongs to
 * somebody else or is no plain file is neither read nor removed, whoever names it.
 */
export async function takeFile(uri: unknown, sinceMs: number): Promise<Buffer | CaptureFault> {
  if (typeof uri !== 'string' || !uri.startsWith('file:///')) return fault(`no file: ${String(uri)}`);
  const path = pathOf(uri);
  if (path === null) return fault(`no file: ${uri}`);
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
  if (file === null) return fault('the file that the portal names cannot be read');
  try {
    const found = await file.stat();
    const isOurs = found.isFile() && found.uid === process.getuid?.();
    if (!isOurs || found.mtimeMs < sinceMs - CLOCK_STEP_MS)
      return fault('the portal names a file that is not ours');
    // Removed before it is read: whatever happens next, it is gone.
    await unlink(path);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function pathOf(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

function fault(detail: string): CaptureFault {
  return { code: 'capture-failed', detail };
}
