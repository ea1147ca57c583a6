// What the pages load of script and style, reckoned from the build itself: bench/web.ts measures the same in a browser.
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { DAY } from './first-load.ts';

/** PF-W2, in bytes as they are pressed. */
const FIRST = 200_000;
const NEXT = 15_000;

/**
 * What a page holds when it has come to rest and nobody has touched it, with what it then loads by itself for somebody who
 * works on an hourly contract: the worker of the bench.
 */
const NEXT_PAGES: Readonly<Record<string, readonly string[]>> = {
  home: ['home/page.tsx'],
  weeks: ['week/list-page.tsx'],
  'a week': ['week/page.tsx'],
  'its review': ['review/page.tsx'],
  contract: ['contract/terms-page.tsx'],
  messages: ['messages/page.tsx'],
  'messages of a contract': ['messages/of-contract.tsx'],
  reports: ['reports/page.tsx'],
  privacy: ['privacy/page.tsx'],
  money: ['money/page.tsx'],
  'what is recorded': ['contract/recorded-page.tsx'],
  'a week of the diary': ['diary/views/week-view.tsx'],
  'a month of it': ['diary/month/month-view.tsx'],
  'a list of it': ['diary/list/list-view.tsx'],
};

/** What the diary fetches at its first touch, for its dialogs: nobody leaves it without touching it. */
const TOUCHED = [
  'diary/dialogs.tsx',
  'diary/why-sheet.tsx',
  'diary/choose/choice-deeds.tsx',
  'diary/print/sheet.tsx',
];

let files: ReadonlyMap<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

beforeAll(async () => {
  // As it is served, not as it is tested.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ root: import.meta.dirname, logLevel: 'error', build: { write: false } });
  const { output } = Array.isArray(built) ? (built[0] ?? { output: [] }) : (built as Rolldown.RolldownOutput);
  vi.unstubAllEnvs();
  files = new Map(output.map((file) => [file.fileName, file]));
});

describe('PF-W2: script and style of the pages', () => {
  test('the first load of the diary has room to spare', () => {
    expect(pressed(loadedBy(['main.tsx', ...DAY]))).toBeLessThan(FIRST * 0.95);
  });

  test.each(Object.entries(NEXT_PAGES))('%s loads no more than its budget holds', (_, pages) => {
    const before = loadedBy(['main.tsx', ...DAY, ...TOUCHED]);
    const own = [...loadedBy(pages)].filter((name) => !before.has(name));
    expect(pressed(own)).toBeLessThanOrEqual(NEXT);
  });

  test('what draws under a pointer waits for one', () => {
    const charts = chunkOf('reports/pointed.ts');
    expect(loadedBy(['reports/page.tsx'])).not.toContain(charts.fileName);
  });
});

function chunkOf(page: string): Rolldown.OutputChunk {
  for (const file of files.values()) {
    if (file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(`/web/src/${page}`))) return file;
  }
  throw new Error(`no page ${page}`);
}

/** The files that a page is made of, and those that they import. */
function loadedBy(pages: readonly string[]): Set<string> {
  const names = new Set(pages.map((page) => chunkOf(page).fileName));
  for (const name of names) {
    const file = files.get(name);
    if (file?.type !== 'chunk') continue;
    for (const next of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) names.add(next);
  }
  return names;
}

function pressed(names: Iterable<string>): number {
  return Array.from(names).reduce((sum, name) => sum + bytesOf(name), 0);
}

function bytesOf(name: string): number {
  const file = files.get(name);
  if (!file) return 0;
  return brotliCompressSync(file.type === 'chunk' ? file.code : file.source).length;
}
