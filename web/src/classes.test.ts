import { existsSync, globSync, readFileSync } from 'node:fs';
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

describe('the parts of the library', () => {
  const STYLES = join(HERE, '../../node_modules/@mantine/core/styles');
  /** What one part is made of, and no file of styles bears its name. */
  const MADE_OF: Readonly<Record<string, readonly string[]>> = { Select: ['Combobox', 'Popover'] };
  const stylesIn = (text: string): Set<string> =>
    new Set(
      [...text.matchAll(/^@?import ['"]@mantine\/core\/styles\/(\w+)\.css/gm)].map(([, name = '']) => name),
    );
  const first = stylesIn(globSync('**/*.css', { cwd: HERE }).map(textOf).join('\n'));

  it('have their styles with them: a part without is seen by nobody, or cannot be clicked', () => {
    const bare = globSync('**/*.tsx', { cwd: HERE }).flatMap((path) => {
      const text = textOf(path);
      const here = stylesIn(text);
      const [, names = ''] = /^import \{([^}]*)\} from '@mantine\/core';/m.exec(text) ?? [];
      return names
        .split(',')
        .map((name) => name.trim())
        .flatMap((name) => [name, ...(MADE_OF[name] ?? [])])
        .filter((name) => existsSync(join(STYLES, `${name}.css`)) && !first.has(name) && !here.has(name))
        .map((name) => `${path}: ${name}`);
    });
    expect(bare).toEqual([]);
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
  const text = textOf(path);
  const code = text.replace(/^import [^;]*;/gm, '');
  return [...text.matchAll(/^import (\w+) from '([^']*\.module\.css)'/gm)].map(([, as = '', from = '']) => ({
    path,
    sheet: join(dirname(path), from),
    names: [...code.matchAll(new RegExp(`\\b${as}\\.(\\w+)`, 'g'))].map(([, name = '']) => name),
    choosing: code.includes(`${as}[`),
  }));
}

function classesOf(path: string): Set<string> {
  const text = textOf(path);
  const selectors = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '')
    .replace(/\{[^{}]*\}/g, '{}');
  return new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name));
}

function textOf(path: string): string {
  return readFileSync(join(HERE, path), 'utf8');
}
