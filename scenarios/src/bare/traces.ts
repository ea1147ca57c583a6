import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Every file, folder and link of a system, with what is in it. */
export type Listing = ReadonlyMap<string, string>;

/** The package tool's own memory of what it has done, and what comes and goes by itself. */
const NOT_LOOKED_AT =
  /^(proc|sys|dev|tmp|run|root)(\/|$)|^var\/(log|cache\/(apt|debconf|ldconfig))(\/|$)|^var\/lib\/dpkg\/(status-old|available|lock|lock-frontend|triggers\/Lock)$|^var\/lib\/apt(\/|$)/;

export function listSystem(root: string): Listing {
  const found = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (NOT_LOOKED_AT.test(path)) continue;
      found.set(path, describe(join(root, path)));
      if (entry.isDirectory()) walk(path);
    }
  };
  walk('');
  return found;
}

function describe(path: string): string {
  const { mode, uid, gid } = lstatSync(path);
  const rights = `${mode.toString(8)} ${uid}:${gid}`;
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return `${rights} -> ${readlinkSync(path)}`;
  return stat.isFile()
    ? `${rights} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    : rights;
}

/** What is there and was not, is not there and was, or has changed. */
export function differences(before: Listing, after: Listing): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `${after.has(path) ? (before.has(path) ? 'changed' : 'new') : 'gone'} ${path}`)
    .toSorted();
}
