import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a package. Everything in it belongs to root, and nothing is anybody's to change. */
export interface Leaf {
  /** From the package's top, with `/`. */
  readonly path: string;
  readonly content: { readonly bytes: Uint8Array; readonly runs: boolean } | { readonly link: string };
}

export function file(path: string, text: string | Uint8Array, runs = false): Leaf {
  return { path, content: { bytes: typeof text === 'string' ? Buffer.from(text) : text, runs } };
}

export function link(path: string, to: string): Leaf {
  return { path, content: { link: to } };
}

/** All files below a folder that `wanted` wants, by their path in it. */
export function filesBelow(folder: string, wanted: (path: string) => boolean): Leaf[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => wanted(path) && statSync(join(folder, path)).isFile())
    .map((path) => file(path, readFileSync(join(folder, path))));
}

export function under(folder: string, leaves: readonly Leaf[]): Leaf[] {
  return leaves.map(({ path, content }) => ({ path: `${folder}/${path}`, content }));
}

/** By path, so that a package is the same bytes wherever it is made. */
export function sorted(leaves: readonly Leaf[]): Leaf[] {
  return leaves.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every folder above the leaves, the higher first. */
export function foldersOf(leaves: readonly Leaf[]): string[] {
  const folders = new Set<string>();
  for (const { path } of leaves) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  return [...folders].sort();
}
