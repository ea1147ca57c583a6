import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BUILDER = join(import.meta.dirname, '../../tracker/package/main.ts');

/** `npm run package` for this kind of computer, into a folder. What it printed. */
export async function makePackages(into: string, ...more: string[]): Promise<string> {
  const words = [BUILDER, '--into', into, '--for', PLATFORM, ...more];
  return (await run(process.execPath, words, { maxBuffer: 1e7 })).stdout;
}

export const PLATFORM = `linux-${process.arch}`;

/** The names of the files in a package, as dpkg lists them, folders left out. */
export async function filesIn(deb: string): Promise<string[]> {
  const { stdout } = await run('sh', ['-c', 'dpkg-deb --fsys-tarfile "$0" | tar -t', deb], {
    maxBuffer: 1e7,
  });
  return stdout.split('\n').filter((name) => name !== '' && !name.endsWith('/'));
}

/** What a package says of itself. */
export async function controlOf(deb: string, field: string): Promise<string> {
  return (await run('dpkg-deb', ['-f', deb, field])).stdout.trim();
}

/** Unpacks it without installing it: the paths are those of the system, below `into`. */
export async function unpack(deb: string, into: string): Promise<void> {
  await run('dpkg-deb', ['-x', deb, into]);
}
