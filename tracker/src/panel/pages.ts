import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';

/** One file of the panel's page. They hold no secret: whoever asks may have them. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const FOLDER = new URL('./page/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const require = createRequire(import.meta.url);
const INTER = '@fontsource-variable/inter/files/inter';
const FONTS = ['latin', 'latin-ext'] as const;

/** The page by address, read once, when the panel opens. */
export function readPages(): ReadonlyMap<string, PageFile> {
  const pages = new Map<string, PageFile>();
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES[extname(name)];
    if (type) pages.set(`/${name}`, { type, bytes: readFileSync(new URL(name, FOLDER)) });
  }
  for (const part of FONTS) {
    const bytes = readFileSync(require.resolve(`${INTER}-${part}-wght-normal.woff2`));
    pages.set(`/inter-${part}.woff2`, { type: 'font/woff2', bytes });
  }
  const home = pages.get('/panel.html');
  if (home) pages.set('/', home);
  return pages;
}
