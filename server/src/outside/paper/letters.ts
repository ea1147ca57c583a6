/**
 * Every text of a sheet as it can be drawn: what no font has, and what would turn the order of letters round unseen, is
 * written by its number. `named` are the characters that were.
 */
export function drawable<Sheet>(
  sheet: Sheet,
  covers: (codePoint: number) => boolean,
): { readonly sheet: Sheet; readonly named: ReadonlySet<string> } {
  const named = new Set<string>();
  const draw = (text: string): string =>
    Array.from(text.normalize('NFC').replace(BREAKS, ' ').replace(UNSEEN, ''), (letter) => {
      if (KEPT.test(letter) || covers(letter.codePointAt(0) ?? 0)) return letter;
      named.add(numberOf(letter));
      return `\u2039${numberOf(letter)}\u203a`;
    })
      .join('')
      .replace(LONG, (word) => word.replace(PIECE, `$&${MAY_BREAK}`));
  return { sheet: each(sheet, draw) as Sheet, named };
}

/** Every string of a letter, through a function. */
function each(value: unknown, draw: (text: string) => string): unknown {
  if (typeof value === 'string') return draw(value);
  if (Array.isArray(value)) return value.map((one) => each(one, draw));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one, draw)]));
}

function numberOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const BREAKS = /[\s\u0085\u2028\u2029]+/gu;

/** A word that is wider than its column is broken there, and nowhere else. */
const LONG = /\S{24,}/gu;
const PIECE = /.{16}(?=.{4})/gu;
const MAY_BREAK = '\u200b';

/** They ask for a form of the letter before, and draw nothing. */
const UNSEEN = /[\ufe00-\ufe0f\u00ad\ufeff]/gu;

/** Spaces, and what joins letters or says which way one of them is read: used in honest Arabic, Hebrew and Persian. */
const KEPT = /[ \u200c-\u200f\u061c]/u;
