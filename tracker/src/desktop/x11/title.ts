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
 * COMPOUND_TEXT as far as it can be read without tables: `ESC % G … ESC % @` encloses UTF-8, every other
 * ESC sequence is dropped and what stands between them is taken as latin1 (its default).
 */
export function decodeCompoundText(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split(UTF8_RUN)
    .map((part, index) => (index % 2 === 1 ? Buffer.from(part, 'latin1').toString('utf8') : part))
    .join('')
    .replace(ESCAPE_SEQUENCE, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what marks them
const UTF8_RUN = /\u001b%G(.*?)(?:\u001b%@|$)/s;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what marks them
const ESCAPE_SEQUENCE = /\u001b[\u0020-\u002f]*[\u0030-\u007e]/g;
