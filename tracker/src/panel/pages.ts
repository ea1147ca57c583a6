import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One file of the panel's page. They hold no secret: whoever asks may have them. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const require = createRequire(import.meta.url);
const SCRIPT = 'text/javascript; charset=utf-8';
const DRAWING = 'image/svg+xml';

const FILES: readonly (readonly [path: string, type: string, file: string | URL])[] = [
  ['/', 'text/html; charset=utf-8', new URL('./page/panel.html', import.meta.url)],
  ['/panel.css', 'text/css; charset=utf-8', new URL('./page/panel.css', import.meta.url)],
  ['/panel.mjs', SCRIPT, new URL('./page/panel.mjs', import.meta.url)],
  ['/draw.mjs', SCRIPT, new URL('./page/draw.mjs', import.meta.url)],
  ['/words.mjs', SCRIPT, new URL('./page/words.mjs', import.meta.url)],
  ['/mark.svg', DRAWING, new URL('./page/mark.svg', import.meta.url)],
  ['/shield.svg', DRAWING, new URL('./page/shield.svg', import.meta.url)],
  ['/shield-open.svg', DRAWING, new URL('./page/shield-open.svg', import.meta.url)],
  ['/waits.svg', DRAWING, new URL('./page/waits.svg', import.meta.url)],
  [
    '/inter.woff2',
    'font/woff2',
    require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  ],
];

/** The page by address, read once, when the panel opens. */
export function readPages(): ReadonlyMap<string, PageFile> {
  return new Map(FILES.map(([path, type, file]) => [path, { type, bytes: readFileSync(file) }]));
}
