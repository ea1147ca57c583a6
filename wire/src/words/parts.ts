import { LANGUAGES, type Language } from './catalogue.ts';

/**
 * A piece of a sentence. `theirs`: somebody's own words, which are hostile until shown otherwise; `value`: a number, a
 * sum or a time that we wrote; `ours`: the catalogue's.
 */
export interface Part {
  readonly says: string;
  readonly whose: 'ours' | 'theirs' | 'value';
}

export type Values<Hole extends string> = Readonly<Record<Hole, Part>>;

/** Fills the holes of a sentence. What is filled in is not looked through for holes. */
export function fill(sentence: string, values: Readonly<Record<string, Part>>): Part[] {
  return sentence.split(/(\{\w+\})/).flatMap((piece): Part[] => {
    const hole = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (hole === undefined) return piece === '' ? [] : [{ says: piece, whose: 'ours' }];
    const value = values[hole];
    if (!value) throw new Error(`nothing for {${hole}} in: ${sentence}`);
    return [value];
  });
}

/** A sentence as one line of plain text. Whose letters run the other way is shut in, so that nothing turns round it. */
export function textOf(parts: readonly Part[], language: Language): string {
  const turned = LANGUAGES[language].direction === 'rtl';
  return parts
    .map(({ says, whose }) =>
      whose !== 'ours' && (turned || (whose === 'theirs' && RIGHT_TO_LEFT.test(says)))
        ? `${FIRST_STRONG_ISOLATE}${says}${POP_ISOLATE}`
        : says,
    )
    .join('');
}

/**
 * Somebody's text as it may stand inside a sentence of ours: one line, no control characters, no characters that
 * reorder what follows (a PDI would end the isolate that it stands in), no half of a surrogate pair, at most `most`
 * characters.
 */
export function plain(text: string, most = MOST): string {
  const line = text
    .slice(0, 2 * most + 2)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '')
    .trim();
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
}

/** A memo is a thousand characters at most; names and titles are two hundred. */
const MOST = 1000;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
/** The blocks that Unicode keeps for letters that run from right to left (UAX #9, table 4). */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
