import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const house = resolve(here, '../../..');

it('the desk runs in a browser: neither it nor what it loads, types included, knows of node', () => {
  const met = new Set<string>();
  const own = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const name of own) follow(resolve(here, name), met);
  expect(met.size).toBeGreaterThan(20); // it looks at something
  expect([...met].flatMap(knowsNode)).toEqual([]);
});

function follow(path: string, met: Set<string>): void {
  if (met.has(path)) return;
  met.add(path);
  for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(/ from '([^']+)'/g)) {
    const room = /^@stint\/([a-z]+)\/(.+)$/.exec(from);
    if (room) follow(resolve(house, room[1] ?? '', 'src', `${room[2]}.ts`), met);
    else if (from.startsWith('.')) follow(resolve(dirname(path), from), met);
  }
}

function knowsNode(path: string): string[] {
  const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  return (code.match(/'node:[a-z/]+'|\bBuffer\b|\bprocess\b|\bNodeJS\b/g) ?? []).map(
    (word) => `${path.slice(house.length + 1)}: ${word}`,
  );
}
