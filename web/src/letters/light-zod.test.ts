import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '@stint/wire/route';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';

const WORDS = `2026-11-16T09:00:00Z
2026-11-16
45.00
-3
EUR
Europe/Berlin
de
DE
5f0c8e4e-8f0e-4d7e-9a3c-0f1e2d3c4b5a
00000000-0000-0000-0000-000000000000
ana@example.com
ana@
https://house.example/pay?x=1
#aabbcc
ABCD-EFGH
7
1.20.3
12345678
R-2026-0001
2026-11
7.7.7
7.5f0c8e4e-8f0e-4d7e-9a3c-0f1e2d3c4b5a
7.7.5f0c8e4e-8f0e-4d7e-9a3c-0f1e2d3c4b5a`;

/** What stands in letters: of each kind something that it is, and much that it is not. */
const TEXTS = [
  ...WORDS.split('\n'),
  ...Array.from('akfs', (letter, n) => letter.repeat([64, 43, 32, 86][n] ?? 0)),
  '',
  ' Ana ',
  'memo\ttab',
  '\u202E',
  '\u0000',
  'A'.repeat(300),
];
const NUMBERS = [0, 1, 7, 10, 45, 1.5, -1, 2 ** 31, 2 ** 53, Number.NaN];
const VALUES: unknown[] = [...TEXTS, ...NUMBERS, true, false, null, undefined, [], {}, new Uint8Array(3)];

type Module = Readonly<Record<string, unknown>>;
const WIRE = join(import.meta.dirname, '../../../wire/src');
const files = readdirSync(WIRE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file),
);
const asWritten = await lettersOf();
vi.doMock('zod', () => import('./light-zod.ts'));
vi.resetModules();
const asPagesRead = await lettersOf();

afterAll(() => vi.doUnmock('zod'));

describe('what the pages read letters with', () => {
  test('is there for every letter of the wire', () => {
    expect(asPagesRead.size).toBe(asWritten.size);
    expect(asWritten.size).toBeGreaterThan(300);
  });

  test.each([...asWritten.keys()])('understands and refuses in %s what zod does', (name) => {
    const [zod, light] = [asWritten.get(name), asPagesRead.get(name)];
    if (!zod || !light) throw new Error('no such letter');
    const chance = chanceOf(name);
    let understood = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const value = somethingOf(zod, chance, turn % 4 === 0 ? 0.1 : 0);
      const [wanted, read] = [zod.safeParse(value), light.safeParse(value)];
      expect(read.success, JSON.stringify(value)).toBe(wanted.success);
      if (wanted.success) expect(read.data).toStrictEqual(wanted.data);
      understood += wanted.success ? 1 : 0;
    }
    expect(understood, 'nothing in WORDS is one of these').toBeGreaterThan(0);
  });
});

/** Every schema that the wire names, and those of its routes. */
async function lettersOf(): Promise<Map<string, z.ZodType>> {
  const modules = await Promise.all(
    files.map(async (file) => [file, (await import(join(WIRE, file))) as Module] as const),
  );
  const found = new Map<string, z.ZodType>();
  for (const [file, module] of modules) {
    for (const [name, thing] of Object.entries(module)) {
      if (isSchema(thing)) found.set(`${file} ${name}`, thing);
      for (const part of ['params', 'query', 'body', 'answer'] as const) {
        const schema = (thing as Partial<Route> | null)?.[part];
        if (isSchema(schema)) found.set(`${file} ${name}.${part}`, schema);
      }
    }
  }
  return found;
}

function isSchema(thing: unknown): thing is z.ZodType {
  return typeof thing === 'object' && thing !== null && 'safeParse' in thing && 'nullable' in thing;
}

/** Something of the form that a schema asks for; each part of it is wrong as often as `wrong` says. */
function somethingOf(schema: z.core.$ZodType, chance: () => number, wrong: number): unknown {
  if (chance() < wrong) return anyOf(VALUES, chance);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const beside = chance() < wrong ? { beside: 1 } : {};
      return Object.assign(partsOf(def.shape, chance, wrong), beside);
    }
    case 'record': {
      const keys = [...(def.keyType._zod.values ?? [])].map(String);
      return partsOf(Object.fromEntries(keys.map((key) => [key, def.valueType])), chance, wrong);
    }
    case 'array':
      return Array.from({ length: Math.floor(chance() * 4) }, () => somethingOf(def.element, chance, wrong));
    case 'tuple':
      return def.items.map((item) => somethingOf(item, chance, wrong));
    case 'union':
      return somethingOf(anyOf(def.options, chance), chance, wrong);
    case 'intersection': {
      const [left, right] = [somethingOf(def.left, chance, wrong), somethingOf(def.right, chance, wrong)];
      return typeof left === 'object' && typeof right === 'object' ? { ...left, ...right } : left;
    }
    case 'nullable':
      return chance() < 0.3 ? null : somethingOf(def.innerType, chance, wrong);
    case 'optional':
    case 'default':
      return chance() < 0.3 ? undefined : somethingOf(def.innerType, chance, wrong);
    default:
      return anyOf(fitting(schema as z.ZodType), chance);
  }
}

const fittingOf = new Map<z.ZodType, readonly unknown[]>();

function fitting(schema: z.ZodType): readonly unknown[] {
  const own = [...((schema as z.core.$ZodType)._zod.values ?? [])];
  const fit = fittingOf.get(schema) ?? [...own, ...VALUES].filter((value) => schema.safeParse(value).success);
  fittingOf.set(schema, fit);
  return fit.length > 0 ? fit : VALUES;
}

/** What may be missing is missing at times, or there and undefined. */
function partsOf(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  chance: () => number,
  wrong: number,
): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const value = somethingOf(schema, chance, wrong);
    if (value !== undefined || chance() < 0.5) parts[key] = value;
    if (chance() < wrong / 4) delete parts[key];
  }
  return parts;
}

function anyOf<Value>(values: readonly Value[], chance: () => number): Value {
  return values[Math.floor(chance() * values.length)] as Value;
}

/** The same draws each time for the same name. */
function chanceOf(name: string): () => number {
  let state = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
