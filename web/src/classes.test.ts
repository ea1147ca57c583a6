import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

// No compiler knows what is in a sheet of style: a class that is named and is not there, or is there and is named by
// nobody, is found here alone.
const HERE = import.meta.dirname;
const sheets = new Map(globSync('**/*.module.css', { cwd: HERE }).map((path) => [path, classesOf(path)]));
const pages = globSync('**/*.{ts,tsx}', { cwd: HERE }).flatMap(usesOf);

describe('the classes of every sheet of style', () => {
  it('are those that are named', () => {
    const named = pages.flatMap(({ path, sheet, names }) => names.map((name) => ({ path, sheet, name })));
    const unknown = named.filter(({ sheet, name }) => !sheets.get(sheet)?.has(name));
    expect(unknown.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  it('are named by somebody', () => {
    const unused = [...sheets].flatMap(([sheet, classes]) => {
      const users = pages.filter((page) => page.sheet === sheet);
      // Where a class is chosen by a value, any may be meant.
      if (users.some(({ choosing }) => choosing)) return [];
      const named = new Set(users.flatMap(({ names }) => names));
      return [...classes].filter((one) => !named.has(one)).map((one) => `${sheet}: ${one}`);
    });
    expect(unused).toEqual([]);
  });
});

interface Use {
  readonly path: string;
  readonly sheet: string;
  readonly names: readonly string[];
  /** `styles[side]` */
  readonly choosing: boolean;
}

function usesOf(path: string): Use[] {
  const text = readFileSync(join(HERE, path), 'utf8');
  const code = text.replace(/^import [^;]*;/gm, '');
  return [...text.matchAll(/^import (\w+) from '([^']*\.module\.css)'/gm)].map(([, as = '', from = '']) => ({
    path,
    sheet: join(dirname(path), from),
    names: [...code.matchAll(new RegExp(`\\b${as}\\.(\\w+)`, 'g'))].map(([, name = '']) => name),
    choosing: code.includes(`${as}[`),
  }));
}

function classesOf(path: string): Set<string> {
  const text = readFileSync(join(HERE, path), 'utf8');
  const selectors = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '')
    .replace(/\{[^{}]*\}/g, '{}');
  return new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name));
}
