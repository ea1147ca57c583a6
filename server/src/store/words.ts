import { type RawBuilder, sql } from 'kysely';

/**
 * What people type, as the database searches for it: words, "phrases", or, -not. Who is still typing finds what has a
 * word that begins as the last one does.
 */
export function queryOfWords(typed: string): RawBuilder<unknown> {
  const search = withoutBareSigns(typed);
  const whole = sql`websearch_to_tsquery('simple', ${search})`;
  const { rest, beginning } = splitSearch(search);
  if (beginning === null) return whole;
  return sql`(${whole} || (websearch_to_tsquery('simple', ${rest}) && to_tsquery('simple', ${beginning})))`;
}

/** `header col` is `header` and what begins with `col`. What is quoted or excluded is meant as it stands. */
function splitSearch(search: string): { rest: string; beginning: string | null } {
  const [, rest = '', last = ''] = /^(.*?)(\S*)$/su.exec(search) ?? [];
  // Nothing in it that the database reads as a sign of its own: it stands between quotes there.
  const isWord = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.+#_-]*$/u.test(last);
  const isQuoted = (rest.match(/"/g)?.length ?? 0) % 2 === 1;
  return isWord && !isQuoted ? { rest, beginning: `'${last}':*` } : { rest: search, beginning: null };
}

/** A minus that stands before no word excludes nothing; the database gives up on many in a row ("stack too small"). */
function withoutBareSigns(typed: string): string {
  return typed.replace(/-+(?=[^\p{L}\p{N}"]|$)/gu, ' ');
}
