import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Part } from './parts.ts';
import { file, type Leaf } from './tree.ts';

const Own = z.object({
  license: z.string().optional(),
  homepage: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/** Whose work is in a package, and on what terms: a text for people, and every licence as it was shipped. */
export function licencesOf(parts: readonly Part[], own: string): { text: string; leaves: readonly Leaf[] } {
  const known = parts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = known.map((part) => {
    const { license = 'see its LICENSE', author } = ownOf(part);
    const by = typeof author === 'string' ? author : author?.name;
    return `  ${`${part.name} ${part.version}`.padEnd(44)} ${license}${by === undefined ? '' : `, ${by}`}`;
  });
  const text = [
    'The Stint tracker is Apache-2.0; on Debian that licence is in /usr/share/common-licenses/Apache-2.0.',
    '',
    'It brings along, unchanged:',
    '',
    ...lines,
    '',
    'libvips is under the LGPL-3.0-or-later and is linked as a library of its own (app/node_modules/@img), which you may',
    'replace. The licences as they were shipped are in the folder licences, beside the program.',
    '',
  ].join('\n');
  const shipped = known.flatMap((part) =>
    readdirSync(part.folder)
      .filter((name) => /^(licen[cs]e|copying|notice|versions\.json)/i.test(name))
      .map((name) => file(`licences/${part.name}/${name}`, readFileSync(join(part.folder, name)))),
  );
  return { text, leaves: [...shipped, file('licences/stint-tracker/LICENSE', readFileSync(own))] };
}

function ownOf(part: Part): z.infer<typeof Own> {
  const path = join(part.folder, 'package.json');
  return existsSync(path) ? Own.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
}
