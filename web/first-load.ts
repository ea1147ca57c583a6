// Which files of the build a page loads first, and how many of them there are: each costs the reader's browser a request.

import { join } from 'node:path';

/** What the bundler knows of a module. */
interface Known {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
type Graph = { getModuleInfo(id: string): Known | null };

/** The page that is opened most, and what it stands in. */
const DAY = ['contract/frame.tsx', 'diary/page.tsx'] as const;

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

/** All modules that these import, and those that they import, without what is imported later. */
function reached(graph: Graph, from: readonly string[]): Set<string> {
  const found = new Set(from);
  for (const id of found) {
    if (BARREL.test(id)) continue;
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  }
  return found;
}
