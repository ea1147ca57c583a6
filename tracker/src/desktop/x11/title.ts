/** Most that is kept of a name, in UTF-16 units. */
export const NAME_LIMIT = 512;

/** A name as it may be shown and stored: no C0 or C1 control characters, at most 512 units; null when empty. */
export function cleanName(text: string): string | null {
  return cutName(wholeName(text));
}

/** A name as rules are asked about it: no control characters, and all of it; null when empty. */
export function wholeName(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
  return clean === '' ? null : clean;
}

export function cutName(name: string | null): string | null {
  const clean = (name ?? '').slice(0, NAME_LIMIT);
  // The cut may fall inside a surrogate pair.
  const whole = /[\ud800-\udbff]$/.test(clean) ? clean.slice(0, -1) : clean;
  return whole === '' ? null : whole;
}

/**
 * COMPOUND_TEXT as far as it can be read without tables of our own: ASCII, ISO 8859 by its escapes (latin1 is the
 * default), and UTF-8 in `ESC % G … ESC % @`. Null for any other: half a title would fit no rule about the rest.
 */
export function decodeCompoundText(bytes: Buffer): string | null {
  const [first = '', ...pieces] = bytes.toString('latin1').replace(DIRECTION, '').split(ESCAPE);
  let [text, part]: [string, number | 'utf8'] = [first, 1];
  for (const piece of pieces) {
    const [sequence = '', final = ''] = /^[\u0020-\u002f]*([\u0030-\u007e])/.exec(piece) ?? [];
    if (sequence === '%G') part = 'utf8';
    else if (sequence === '%@') part = 1;
    else if (part !== 'utf8' && sequence === `-${final}`) part = ISO_8859[final] ?? 0;
    else if (sequence !== '(B') return null;
    const read = decodePart(piece.slice(sequence.length), part);
    if (read === null) return null;
    text += read;
  }
  return text;
}

const ESCAPE = '\u001b';
/** Which way the text runs; it says so without designating anything. */
const DIRECTION = /\u009b[12]?\]/g;
/** The part of ISO 8859 that the last letter of `ESC - …` designates for the upper half. */
const ISO_8859: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDLGFHMV']
    .map((letter, at): [string, number] => [letter, at + 1])
    .concat([
      ['Y', 13],
      ['_', 14],
      ['b', 15],
      ['f', 16],
    ]),
);

/** Null where the bytes are none of that part's. `part` 0: one that cannot be read. */
function decodePart(latin1: string, part: number | 'utf8'): string | null {
  if (part === 0) return null;
  if (part === 1) return latin1;
  try {
    if (part === 'utf8') return decoded('utf-8', latin1);
    return latin1.replace(/[\u00a0-\u00ff]+/g, (upper) => decoded(`iso-8859-${part}`, upper));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Throws a TypeError at a byte that means nothing. */
function decoded(encoding: string, latin1: string): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(Buffer.from(latin1, 'latin1'));
}
