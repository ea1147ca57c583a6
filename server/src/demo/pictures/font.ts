import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph } from 'fontkitten';

export type Face = 'sans' | 'medium' | 'bold' | 'mono' | 'monoBold' | 'monoItalic';

/** Outlines are kept on a grid of this many units to the em: whole numbers, fine enough for headings. */
export const unitsPerEm = 512;

/**
 * `words` set in one line: SVG path data from the origin (baseline, left) and the advance, in grid units.
 *
 * The words become outlines because a machine may have no font at all, and a picture without words is none.
 */
export function outline(words: string, face: Face): { path: string; advance: number } {
  let path = '';
  let advance = 0;
  for (const letter of words) {
    const cut = cutOf(letter, face);
    if (cut.path !== '') path += `M${Math.round(advance)} 0${cut.path}`;
    advance += cut.advance;
  }
  return { path, advance };
}

/** Width of `words` at `size` pixels, in pixels. */
export function widthOf(words: string, face: Face, size: number): number {
  let advance = 0;
  for (const letter of words) advance += cutOf(letter, face).advance;
  return (advance * size) / unitsPerEm;
}

interface Cut {
  readonly path: string;
  readonly advance: number;
}

const cuts = new Map<Face, Map<string, Cut>>();

function cutOf(letter: string, face: Face): Cut {
  const known = cuts.get(face) ?? new Map<string, Cut>();
  cuts.set(face, known);
  const found = known.get(letter) ?? signs[letter] ?? cut(letter, face);
  known.set(letter, found);
  return found;
}

function cut(letter: string, face: Face): Cut {
  const font = fontOf(face);
  const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
  return {
    path: trace(glyph, unitsPerEm / font.unitsPerEm),
    advance: (glyph.advanceWidth * unitsPerEm) / font.unitsPerEm,
  };
}

/** A glyph as relative path commands, so that the same text serves wherever the glyph stands. */
function trace(glyph: Glyph, scale: number): string {
  let path = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const { command, args } of glyph.path.commands) {
    const points = args.map((value, at) => Math.round(at % 2 === 0 ? value * scale : -value * scale));
    const [endX = startX, endY = startY] = points.slice(-2);
    if (command === 'lineTo' && endX === x && endY === y) continue;
    path += letters[command];
    path += points.map((value, at) => (at % 2 === 0 ? value - x : value - y)).join(' ');
    [x, y] = [endX, endY];
    if (command === 'moveTo') [startX, startY] = [x, y];
  }
  return path;
}

const letters = { moveTo: 'm', lineTo: 'l', quadraticCurveTo: 'q', bezierCurveTo: 'c', closePath: 'z' };

// Signs that terminals and menus use and the latin fonts lack, drawn as wide as a fixed-width letter.
const signs: Record<string, Cut> = {
  '✓': { path: 'm42 -168l34 -34l60 60l124 -158l38 28l-158 202z', advance: 307 },
  '✗': { path: 'm56 -86l74 -94l-70 -90h56l42 56l42 -56h54l-68 90l74 94h-56l-47 -60l-46 60z', advance: 307 },
  '→': { path: 'm20 -172h182l-62 -62l28 -28l108 108l-108 108l-28 -28l62 -62h-182z', advance: 307 },
  '❯': { path: 'm70 -330l40 -30l130 172l-130 172l-40 -30l106 -142z', advance: 307 },
  '●': { path: 'm64 -172a88 88 0 1 0 176 0a88 88 0 1 0 -176 0z', advance: 307 },
  '│': { path: 'm140 140v-640h28v640z', advance: 307 },
};

const fonts = new Map<Face, Font>();

function fontOf(face: Face): Font {
  const open = fonts.get(face);
  if (open) return open;
  const font = create(readFileSync(files[face]()));
  if (font.isCollection) throw new TypeError(`one font was expected for ${face}`);
  fonts.set(face, font);
  return font;
}

const require = createRequire(import.meta.url);

const files: Record<Face, () => string> = {
  sans: () => require.resolve('@fontsource/inter/files/inter-latin-400-normal.woff'),
  medium: () => require.resolve('@fontsource/inter/files/inter-latin-500-normal.woff'),
  bold: () => require.resolve('@fontsource/inter/files/inter-latin-700-normal.woff'),
  mono: () => require.resolve('@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff'),
  monoBold: () => require.resolve('@fontsource/jetbrains-mono/files/jetbrains-mono-latin-700-normal.woff'),
  monoItalic: () => require.resolve('@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-italic.woff'),
};
