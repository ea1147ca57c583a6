import type { Random } from '../../house.ts';
import { keyOf } from '../../token.ts';

/** RFC 8628, 6.1: consonants alone, so that no word comes out, nor two letters that look alike. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;

/** Eight letters out of 20, `XXXX-XXXX`: 34 bits, good for ten minutes. */
export function newUserCode(random: Pick<Random, 'bytes'>): string {
  let letters = '';
  while (letters.length < LENGTH) {
    // 240 is the greatest multiple of 20 in a byte: what lies above would favour the first letters.
    for (const byte of random.bytes(LENGTH)) if (byte < 240) letters += LETTERS[byte % LETTERS.length];
  }
  return written(letters.slice(0, LENGTH));
}

/** The code as we write it, however it was typed; null where it cannot be one. */
export function readUserCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z]/g, '');
  const known = [...letters].every((letter) => LETTERS.includes(letter));
  return letters.length === LENGTH && known ? written(letters) : null;
}

/** What is kept of a user code: its SHA-256. */
export function userCodeKey(code: string): string {
  return keyOf(code).toString('hex');
}

function written(letters: string): string {
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
