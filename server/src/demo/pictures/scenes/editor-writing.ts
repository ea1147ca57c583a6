import { type CodeLine, cutLine, lengthOf, letterWidth, sourcesOf } from '../code.ts';
import type { Moment } from '../desktop.ts';
import { icon } from '../icons.ts';
import { rect, text } from '../paint.ts';
import { nth, seeded } from '../random.ts';
import type { CodeColours, Theme } from '../themes.ts';

export interface Writing {
  readonly lines: readonly CodeLine[];
  /** The line being written, counted from 0. */
  readonly cursor: number;
  /** Letters written in it. */
  readonly letters: number;
  /** The first line in view. */
  readonly top: number;
  /** Whether a line is new since the last commit. */
  readonly fresh: (line: number) => boolean;
}

/**
 * How far the file is written at this seed. Five segments to a file: what stands between the cursor and the
 * file's end comes back line by line.
 *
 *     seed      0        1          2             3                4
 *     file   [==|..]  [====|..]  [=======|.]  [==========|..]  [=============|]
 */
export function writing(moment: Moment, rows: number): Writing {
  const { memo, seed } = moment;
  const chance = seeded('writing', memo, seed);
  const whole = sourcesOf(memo, seed)[0].lines;
  const stage = seed % 5;
  const start = Math.floor(whole.length * (0.22 + 0.17 * stage) + chance.int(5));
  const cursor = nextWritten(whole, Math.min(start, whole.length - 4));
  const line = nth(whole, cursor);
  const indent = leadingBlanks(line);
  const letters = indent + Math.ceil((lengthOf(line) - indent) * (0.35 + chance.next() * 0.5));
  const missing = Math.min((4 - stage) * 4, whole.length - cursor - 4);
  const lines = [...whole.slice(0, cursor), cutLine(line, letters), ...whole.slice(cursor + 1 + missing)];
  const top = Math.max(
    0,
    Math.min(cursor - Math.floor(rows * 0.62) + chance.int(5), lines.length - rows + 6),
  );
  const since = Math.max(0, cursor - 5 - stage * 4);
  return { lines, cursor, letters, top, fresh: (number) => number >= since && number <= cursor };
}

function nextWritten(lines: readonly CodeLine[], from: number): number {
  const found = lines.findIndex((line, number) => number >= from && lengthOf(line) - leadingBlanks(line) > 8);
  return found === -1 ? from : found;
}

function leadingBlanks(line: CodeLine): number {
  const first = line[0]?.words ?? '';
  return first.trim() === '' ? first.length : 0;
}

const names = [
  'basket',
  'background',
  'bulky',
  'contrast',
  'currency',
  'country',
  'header',
  'hero',
  'lines',
  'merge',
  'onHeader',
  'palette',
  'picture',
  'price',
  'product',
  'quantity',
  'season',
  'shipping',
  'stock',
  'submit',
  'totals',
];

/** The list of words that an editor offers under the caret; not at every instant. */
export function completion({ theme, memo, seed }: Moment, x: number, y: number): string {
  const chance = seeded('completion', memo, seed);
  if (chance.chance(0.55)) return '';
  const first = chance.int(names.length);
  const rows = [0, 1, 2, 3, 4, 5].map((place) => {
    const top = y + 4 + place * 24;
    return [
      place === 0 ? rect(x + 1, top, 298, 24, theme.chosen) : '',
      icon(place % 2 === 0 ? 'square' : 'code', x + 9, top + 5, theme.accent, 14),
      text(nth(names, first + place * 2), x + 32, top + 16.5, { fill: theme.text, size: 14, face: 'mono' }),
      text(place % 2 === 0 ? 'property' : 'function', x + 290, top + 16, {
        fill: theme.dim,
        size: 11,
        align: 'end',
      }),
    ].join('');
  });
  return rect(x, y, 300, 152, theme.raised, { stroke: theme.line, r: 4 }) + rows.join('');
}

/** The whole file in small, one coloured dash for each word. */
export function minimap(
  lines: readonly CodeLine[],
  x: number,
  width: number,
  height: number,
  theme: Theme,
  top: number,
  rows: number,
): string {
  const dashes = new Map<keyof CodeColours, string>();
  lines.forEach((line, number) => {
    let column = 0;
    for (const { kind, words } of line) {
      const left = x + 8 + column * letterWidth * 1.6;
      column += words.length;
      if (words.trim() === '' || left > x + width) continue;
      const dash = `M${left.toFixed(1)} ${number * 3 + 6}h${(words.length * letterWidth * 1.6).toFixed(1)}`;
      dashes.set(kind, (dashes.get(kind) ?? '') + dash);
    }
  });
  return [
    rect(x, 0, width, height, theme.back),
    ...[...dashes].map(
      ([kind, path]) => `<path d="${path}" stroke="${theme.code[kind]}" stroke-width="1.6" opacity="0.6"/>`,
    ),
    rect(x, top * 3 + 2, width, rows * 3, theme.text, { opacity: 0.09 }),
  ].join('');
}
