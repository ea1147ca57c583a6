// Which files of the build a page loads first, and how many of them there are: each costs the reader's browser a request.

import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What the bundler knows of a module. */
interface Known {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
type Graph = { getModuleInfo(id: string): Known | null };

/** The page that is opened most, and what it stands in. */
export const DAY = ['contract/frame.tsx', 'diary/page.tsx'] as const;

/** Files that name all of their package: who imports them needs a little of it. */
const BARREL = /node_modules\/(@mantine|@tabler)\/.*\/[\w-]+\.mjs$/;

type Name = 'first' | 'common' | 'day';

/**
 * `first`: what every page needs. `common`: what the diary shares with other pages. `day`: what it needs at once beside
 * that, with the parts that it is drawn with. The others are cut by who imports them.
 */
export function firstLoad() {
  let sets: Readonly<Record<Name, ReadonlySet<string>>> | null = null;
  const named = (name: Name, priority: number) => ({
    debugName: name,
    priority,
    name: (id: string, graph: Graph): string | null => {
      sets ??= setsOf(graph);
      return sets[name].has(id) ? name : null;
    },
  });
  return [named('first', 3), named('common', 2), named('day', 1)];
}

function setsOf(graph: Graph): Record<Name, Set<string>> {
  const source = (path: string): string => join(import.meta.dirname, 'src', path);
  const pages = DAY.map(source);
  const first = reached(graph, [source('main.tsx')]);
  const later = [...first].flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  const others = reached(
    graph,
    later.filter((id) => !pages.includes(id)),
  );
  const day = [...reached(graph, pages)].filter((id) => !first.has(id));
  return { first, common: new Set(day.filter((id) => others.has(id))), day: new Set(day) };
}

/**
 * Tells `ahead.js` which files the diary is made of, so that they are fetched before the first of them has run; and has the
 * letters fetched that every page is written in.
 */
export function ahead(): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const files = Object.values(bundle);
        const chunks = files.filter((file) => file.type === 'chunk');
        const already = (path: string): boolean => html.includes(`"/${path}"`);
        const pages = chunks.filter(({ facadeModuleId }) =>
          DAY.some((path) => facadeModuleId?.endsWith(`/web/src/${path}`)),
        );
        const parts = [...filesOf(pages, new Map(chunks.map((chunk) => [chunk.fileName, chunk])))];
        const diary = parts.filter((path) => !already(path)).map((path) => `/${path}`);
        const letters = files.find(({ fileName }) => /inter-latin-wght-normal.*\.woff2$/.test(fileName));
        return {
          html: html.replace('src="/ahead.js"', `src="/ahead.js" data-diary="${diary.join(' ')}"`),
          tags: letters
            ? [
                {
                  tag: 'link',
                  injectTo: 'head',
                  attrs: {
                    rel: 'preload',
                    as: 'font',
                    type: 'font/woff2',
                    crossorigin: true,
                    href: `/${letters.fileName}`,
                  },
                },
              ]
            : [],
        };
      },
    },
  };
}

/** Script and style of these, and of all that they import. */
function filesOf(
  from: readonly Rolldown.OutputChunk[],
  byName: ReadonlyMap<string, Rolldown.OutputChunk>,
): Set<string> {
  const chunks = new Set(from);
  for (const { imports } of chunks) {
    for (const name of imports) {
      const next = byName.get(name);
      if (next) chunks.add(next);
    }
  }
  return new Set(
    [...chunks].flatMap(({ fileName, viteMetadata }) => [fileName, ...(viteMetadata?.importedCss ?? [])]),
  );
}

/** All modules that these import, and those that they import, without what is imported later. */
function reached(graph: Graph, from: readonly string[]): Set<string> {
  const found = new Set(from);
  for (const id of found) {
    if (BARREL.test(id)) continue;
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  }
  return found;
}
