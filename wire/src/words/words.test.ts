import { describe, expect, expectTypeOf, it } from 'vitest';
import { sampleOf } from '../told.fixture.ts';
import { KINDS, type Told } from '../told.ts';
import { ar } from './ar.ts';
import { type Catalogue, LANGUAGE_CODES, LANGUAGES, type Language, languageFor } from './catalogue.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { catalogueOf } from './load.ts';
import { fill, type Part, plain, textOf } from './parts.ts';
import { sentencesOf } from './sentences.ts';
import { speakerOf } from './speaker.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, ar, ja };

/** Every sentence by its place: `kinds.week-closed.title`, and `page.bell#few` for one form of a plural. */
function leavesOf(words: object, place = ''): Map<string, string> {
  const leaves = Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = place === '' ? key : `${place}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value !== 'object' || value === null) throw new Error(`${here} is no sentence`);
    if ('other' in value)
      return Object.entries(value).map(([form, text]) => [`${here}#${form}`, String(text)]);
    return [...leavesOf(value, here)];
  });
  return new Map(leaves);
}

const holesOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort();
const english = leavesOf(en);
const englishFor = (place: string): string =>
  english.get(place) ?? english.get(place.replace(/#.*/, '#other')) ?? '';

describe.each(LANGUAGE_CODES)('the catalogue in %s', (language) => {
  const leaves = leavesOf(CATALOGUES[language]);

  it('has the keys of the English one, and no other', () => {
    const keys = (of: ReadonlyMap<string, string>) => [
      ...new Set([...of.keys()].map((key) => key.replace(/#.*/, ''))),
    ];
    expect(keys(leaves).sort()).toEqual(keys(english).sort());
  });

  it('has the holes of the English sentences; only of one or two may the number be left unsaid', () => {
    for (const [place, sentence] of leaves) {
      const wanted = holesOf(englishFor(place));
      const spoken = /#(zero|one|two)$/.test(place) ? wanted.filter((hole) => hole !== '{count}') : wanted;
      expect([wanted, spoken], place).toContainEqual(holesOf(sentence));
    }
  });

  it('has each form that the language counts with, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(LANGUAGES[language].numbers).resolvedOptions();
    const plurals = [...leaves.keys()].filter((place) => place.endsWith('#other'));
    expect(plurals.length).toBeGreaterThan(2);
    for (const place of plurals) {
      const forms = [...leaves.keys()].filter((key) => key.startsWith(place.replace('other', '')));
      expect(forms.map((key) => key.replace(/.*#/, '')).sort(), place).toEqual([...pluralCategories].sort());
    }
  });

  it('is translated: nothing is blank, and nothing but signs stands as it does in English', () => {
    for (const [place, sentence] of leaves) {
      expect(sentence.trim(), place).not.toBe('');
      const letters = sentence.replace(/\{\w+\}|UTC|Stint/g, '').replace(/[^\p{L}]/gu, '');
      if (language !== 'en' && letters !== '') expect(sentence, place).not.toBe(englishFor(place));
    }
  });

  it('is what is loaded for its readers', async () => {
    expect(await catalogueOf(language)).toBe(CATALOGUES[language]);
  });

  it.each(KINDS)('says %s with every hole filled, and names a page of the house', (kind) => {
    const speaker = speakerOf({ language, zone: 'Asia/Tokyo' }, CATALOGUES[language]);
    const { title, body, button, path } = sentencesOf(sampleOf(kind), speaker);
    const said = [textOf(title, language), textOf(body, language), button];
    expect(said.join()).not.toMatch(/[{}]|undefined|NaN|Invalid/);
    expect(said.every((text) => text.length > 2)).toBe(true);
    expect(path).toMatch(PAGE);
  });
});

it('a catalogue with a key too few does not compile', () => {
  expectTypeOf<Omit<Catalogue, 'mail'>>().not.toExtend<Catalogue>();
  type Lacks = Omit<Catalogue, 'page'> & { page: Omit<Catalogue['page'], 'empty'> };
  expectTypeOf<Lacks>().not.toExtend<Catalogue>();
  expectTypeOf<typeof ar>().toExtend<Catalogue>();
});

const PAGE =
  /^\/($|money$|device$|team$|(jobs|proposals|offers|messages|contracts)\/[0-9a-f-]{36}(\/weeks\/2026-11-16(\/review)?|\/(disputes|payments)\/[0-9a-f-]{36})?$|organisations\/[0-9a-f-]{36}\/debt$)/;

describe('what is said', () => {
  const say = (told: Told, language: Language, zone = 'Europe/Berlin'): string[] => {
    const { title, body } = sentencesOf(told, speakerOf({ language, zone }, CATALOGUES[language]));
    return [textOf(title, language), textOf(body, language)].map((text) =>
      text.replace(/[\u2009\u00A0]/g, ' '),
    );
  };

  it('B5: of a closed week, in the reader’s zone with UTC beside it', () => {
    expect(say(sampleOf('week-closed'), 'en')).toEqual([
      'Web shop: the week of 16 – 22 Nov is closed',
      'Billed to Acme: 6:40. Yours after the fee: $270.00. The review ends Sat 28 Nov, 01:00 (00:00 UTC); once it is over and paid, the money is available from Wed 2 Dec, 01:00 (00:00 UTC) (B5).',
    ]);
    expect(say(sampleOf('week-closed'), 'en', 'UTC')[1]).toContain('ends Sat 28 Nov, 00:00 UTC;');
    expect(say(sampleOf('week-closed'), 'en', 'America/New_York')[1]).toContain(
      'ends Fri 27 Nov, 19:00 (Sat 28 Nov, 00:00 UTC);',
    );
  });

  it('in Japanese and in Arabic, where every value is shut in so that it does not turn', () => {
    expect(say(sampleOf('week-closed'), 'ja', 'Asia/Tokyo')).toEqual([
      'Web shop：11月16日～11月22日の週が締められました',
      'Acmeへの請求時間：6:40。手数料を引いた受取額：$270.00。レビューは11月28日(土) 09:00（00:00 UTC）に終わります。終了して支払いが済むと、12月2日(水) 09:00（00:00 UTC）から出金できます（B5）。',
    ]);
    expect(say(sampleOf('rate-changed'), 'ar', 'UTC')[0]).toBe(
      '\u2068Web shop\u2069: الأجر الآن \u2068$45.00\u2069 في الساعة',
    );
  });

  it('counts as the language counts', () => {
    const { digestSubject } = ar.mail;
    const speaker = speakerOf({ language: 'ar', zone: 'UTC' }, ar);
    const said = [1, 2, 3, 11, 100].map((count) =>
      speaker
        .counted(digestSubject, count)
        .map(({ says }) => says)
        .join(''),
    );
    expect(said).toEqual([
      'Stint: حدث أمر واحد',
      'Stint: حدث أمران',
      'Stint: حدثت 3 أمور',
      'Stint: حدث 11 أمرًا',
      'Stint: حدث 100 أمر',
    ]);
  });

  it('of 45 yen has no decimals, and of a limit that is none says so', () => {
    const { kind, facts } = sampleOf('contract-made');
    const told = { kind, facts: { ...facts, rate: '4500', currency: 'JPY', limitMinutes: null } } as Told;
    expect(say(told, 'en')[1]).toContain('¥4,500 an hour');
    expect(say(told, 'en')[1]).toContain('Weekly limit: none.');
  });
});

describe('somebody’s own words', () => {
  it('stay one line, turn nothing round, and end', () => {
    expect(plain('a\r\nBcc: eve@example.test\u0000\u0085b')).toBe('a Bcc: eve@example.test b');
    expect(plain('\u202Eevil\u2069\u2068\u200F')).toBe('evil');
    expect(plain('\uD800x')).toBe('\uFFFDx');
    expect(plain('👩‍💻'.repeat(5), 3)).toBe('👩\u200D…');
    expect(plain('x'.repeat(65_536))).toHaveLength(1000);
    expect(plain(plain('a\u0007\u2028b'))).toBe(plain('a\u0007\u2028b'));
  });

  it('that run the other way are shut in, and the others stand as they are', () => {
    const part = (says: string): Part => ({ says, whose: 'theirs' });
    expect(textOf(fill('{a}: paid', { a: part('متجر') }), 'en')).toBe('\u2068متجر\u2069: paid');
    expect(textOf(fill('{a}: paid', { a: part('Café ✎ 店') }), 'en')).toBe('Café ✎ 店: paid');
  });

  it('with holes in them are not filled', () => {
    const parts = fill('{a} and {b}', {
      a: { says: '{b}', whose: 'theirs' },
      b: { says: '$1', whose: 'value' },
    });
    expect(textOf(parts, 'en')).toBe('{b} and $1');
  });
});

it('a browser’s first language that there are words for is taken, and English for the others', () => {
  expect(languageFor(['pt-BR', 'ar-EG', 'ja'])).toBe('ar');
  expect(languageFor(['ja-JP'])).toBe('ja');
  expect(languageFor(['xx', ''])).toBe('en');
  expect(languageFor([])).toBe('en');
});
