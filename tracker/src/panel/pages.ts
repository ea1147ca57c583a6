import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';

/** One file of a page. They hold no secret: whoever asks may have them. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const require = createRequire(import.meta.url);
const INTER = '@fontsource-variable/inter/files/inter';

/** A folder's page by address, read once, when it opens. `home` is at `/`; `fonts`: the parts of Inter by address. */
export function readPages(
  folder: URL,
  home: string,
  fonts: Readonly<Record<string, 'latin' | 'latin-ext'>>,
): Map<string, PageFile> {
  const pages = new Map<string, PageFile>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type) pages.set(`/${name}`, { type, bytes: readFileSync(new URL(name, folder)) });
  }
  for (const [path, part] of Object.entries(fonts)) {
    const bytes = readFileSync(require.resolve(`${INTER}-${part}-wght-normal.woff2`));
    pages.set(path, { type: 'font/woff2', bytes });
  }
  const first = pages.get(`/${home}`);
  if (first) pages.set('/', first);
  return pages;
}
