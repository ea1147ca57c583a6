import { readFileSync } from 'node:fs';
import type { Face } from './font.ts';
import { text } from './paint.ts';
import { nth, seeded } from './random.ts';
import type { CodeColours } from './themes.ts';

/** A run of letters of one kind. */
export interface Run {
  readonly kind: keyof CodeColours;
  readonly words: string;
}

export type CodeLine = readonly Run[];

/** A file of the shop that the pictures show being written. */
export interface Source {
  readonly name: string;
  readonly folder: string;
  readonly lines: readonly CodeLine[];
}

/** The two files that a memo's work is about, the one being written at `seed` first. */
export function sourcesOf(memo: string, seed: number): readonly [Source, Source] {
  const files = filesFor(memo);
  const turn = Math.floor(seed / 5);
  return [sourceOf(nth(files, turn)), sourceOf(nth(files, turn + 1))];
}

const folders = {
  'Header.tsx': 'src/header',
  'palette.css': 'src/theme',
  'cart.ts': 'src/basket',
  'cart.test.ts': 'src/basket',
  'orders.api.ts': 'src/api',
  'stock-import.ts': 'src/jobs',
  'ProductCard.tsx': 'src/products',
} as const;

type SourceName = keyof typeof folders;

export const sourceNames: readonly SourceName[] = [
  'Header.tsx',
  'palette.css',
  'cart.ts',
  'cart.test.ts',
  'orders.api.ts',
  'stock-import.ts',
  'ProductCard.tsx',
];

const themesOfWork: readonly (readonly [words: RegExp, files: readonly SourceName[]])[] = [
  [/colou?r|header|theme|palette|contrast/i, ['Header.tsx', 'palette.css']],
  [/test|spec|coverage/i, ['cart.test.ts', 'cart.ts', 'orders.api.ts']],
  [/cart|basket|checkout|shipping|vat|tax/i, ['cart.ts', 'cart.test.ts', 'orders.api.ts']],
  [/api|order|payment|refund|mail/i, ['orders.api.ts', 'cart.test.ts']],
  [/stock|import|csv|warehouse|inventory/i, ['stock-import.ts', 'orders.api.ts']],
  [/product|card|picture|image|page|grid|design/i, ['ProductCard.tsx', 'palette.css', 'Header.tsx']],
];

function filesFor(memo: string): readonly SourceName[] {
  const known = themesOfWork.find(([words]) => words.test(memo));
  return known ? known[1] : seeded('files', memo).pick(themesOfWork)[1];
}

const opened = new Map<SourceName, Source>();

function sourceOf(name: SourceName): Source {
  const known = opened.get(name);
  if (known) return known;
  const whole = readFileSync(new URL(`./sources/${name}.txt`, import.meta.url), 'utf8').trimEnd();
  const source = { name, folder: folders[name], lines: whole.split('\n').map(readLine) };
  opened.set(name, source);
  return source;
}

/** One line of TypeScript, JSX or CSS, told apart well enough to be coloured. */
export function readLine(line: string): CodeLine {
  const runs: Run[] = [];
  for (const found of line.matchAll(grammar)) {
    const [kind, words] = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (words !== undefined) runs.push({ kind: isKind(kind) ? kind : 'name', words });
  }
  return runs;
}

const grammar = new RegExp(
  [
    String.raw`(?<note>^\s*/?\*.*|//.*|/\*.*)`,
    String.raw`(?<quote>'[^']*'|"[^"]*"|\`[^\`]*\`)`,
    String.raw`(?<number>#[0-9a-f]{6}\b|\b\d[\d_.]*(?:rem|px|vw|s|%)?)`,
    String.raw`(?<word>\b(?:import|export|from|type|interface|const|let|function|return|if|for|of|in|await|async|new|typeof|delete|continue|default|true|false|null|undefined)\b|@media|--[\w-]+)`,
    String.raw`(?<type>\b[A-Z]\w*|^\.[\w:-]+)`,
    String.raw`(?<call>\b[a-zA-Z]\w*(?=\()|(?<=<\/?)[a-z]\w*)`,
    String.raw`(?<name>[\w$]+|\s+)`,
    '(?<sign>.)',
  ].join('|'),
  'g',
);

function isKind(kind: string | undefined): kind is keyof CodeColours {
  return (
    kind !== undefined && ['word', 'name', 'call', 'type', 'quote', 'number', 'note', 'sign'].includes(kind)
  );
}

/** How many letters a line holds. */
export function lengthOf(line: CodeLine): number {
  return line.reduce((sum, { words }) => sum + words.length, 0);
}

/** The line's first `letters` letters. */
export function cutLine(line: CodeLine, letters: number): CodeLine {
  let left = letters;
  return line.flatMap(({ kind, words }) => {
    const kept = words.slice(0, Math.max(0, left));
    left -= words.length;
    return kept === '' ? [] : [{ kind, words: kept }];
  });
}

/** A fixed-width letter is this wide, in ems. */
export const letterWidth = 0.6;

/** One coloured line; `noteFace` is the face of what is only remarked. */
export function drawLine(
  line: CodeLine,
  x: number,
  y: number,
  colours: CodeColours,
  size: number,
  noteFace: Face = 'monoItalic',
): string {
  let column = 0;
  return line
    .map(({ kind, words }) => {
      const left = x + column * size * letterWidth;
      column += words.length;
      const face = kind === 'note' ? noteFace : 'mono';
      return words.trim() === '' ? '' : text(words, left, y, { fill: colours[kind], size, face });
    })
    .join('');
}
