/** What a bank reads: the letters of the EPC (EPC217-08), which every bank of SEPA takes. */
const TAKEN = /^[A-Za-z0-9/?:().,'+ -]*$/;

/** Letters that are no letter with a mark, as they are written without one. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  '’': "'",
  '‘': "'",
  '“': "'",
  '”': "'",
  '"': "'",
  '–': '-',
  '—': '-',
  '&': '+',
  '@': '(at)',
  _: '-',
  ';': ',',
};

/**
 * Text in the letters that a bank takes: marks fall off (José is Jose), what has another form takes it; no slash at either end
 * and no two in a row (EPC). Null where something cannot be written so, or nothing is left.
 */
export function bankText(text: string, most: number): string | null {
  const plain = [...text.normalize('NFD')]
    .filter((letter) => !/\p{Mn}/u.test(letter))
    .map((letter) => PLAIN[letter] ?? letter)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/\/{2,}/g, '/')
    .replace(/^[/ ]+|[/ ]+$/g, '')
    .slice(0, most)
    .replace(/[/ ]+$/, '');
  return TAKEN.test(plain) && /[A-Za-z0-9]/.test(plain) ? plain : null;
}
