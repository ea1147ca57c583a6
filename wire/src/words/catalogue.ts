import type { en } from './en.ts';

/** One sentence in the forms that a count asks for; which of them a language has, `Intl.PluralRules` knows. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The English catalogue, word for word: from it the holes of each sentence are read. */
export type English = typeof en;

/** The same keys with any words: one missing or one too many does not compile. */
export type Catalogue = Like<English>;

type Like<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends { readonly other: string }
      ? Plural
      : Like<Words[Key]>;
};

/** The names in the `{…}` of a sentence. */
export type Holes<Sentence> = Sentence extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;

/** The languages of notifications and mails. English is what the others are measured by. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', dates: 'en-GB', numbers: 'en-US', money: 'en-US' },
  // Latin digits, and sums written from left to right: an amount reads as it does on the invoice and in the diary.
  ar: { name: 'العربية', direction: 'rtl', dates: 'ar-u-nu-latn', numbers: 'ar-u-nu-latn', money: 'en-US' },
  ja: { name: '日本語', direction: 'ltr', dates: 'ja', numbers: 'ja', money: 'ja' },
} as const satisfies Record<string, LanguageFacts>;

interface LanguageFacts {
  /** As its own readers write it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** The tags by which Intl writes dates, numbers and sums of money. */
  readonly dates: string;
  readonly numbers: string;
  readonly money: string;
}

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = ['en', 'ar', 'ja'] as const satisfies readonly Language[];

/** The first of a browser's languages (BCP 47) that there is a catalogue for; English where there is none. */
export function languageFor(tags: readonly string[]): Language {
  const bases = tags.map((tag) => tag.split('-')[0]?.toLowerCase());
  return bases.flatMap((base) => LANGUAGE_CODES.filter((code) => code === base))[0] ?? 'en';
}
