import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One file of the panel's page. They hold no secret: whoever asks may have them. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const SIGNS = ['mark.svg', 'shield.svg', 'shield-open.svg', 'waits.svg'];
const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** The page by address. Read once, when the panel opens. */
export function readPages(): ReadonlyMap<string, PageFile> {
  const page = (name: string): Buffer => readFileSync(new URL(`./page/${name}`, import.meta.url));
  return new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', bytes: page('panel.html') }],
    ['/panel.css', { type: 'text/css; charset=utf-8', bytes: page('panel.css') }],
    ['/panel.mjs', { type: SCRIPT, bytes: page('panel.mjs') }],
    ['/draw.mjs', { type: SCRIPT, bytes: page('draw.mjs') }],
    ['/words.mjs', { type: SCRIPT, bytes: page('words.mjs') }],
    ...SIGNS.map((name) => [`/${name}`, { type: 'image/svg+xml', bytes: page(name) }] as const),
    [
      '/inter.woff2',
      { type: 'font/woff2', bytes: readFileSync(createRequire(import.meta.url).resolve(FONT)) },
    ],
  ]);
}

const SCRIPT = 'text/javascript; charset=utf-8';
