import type pg from 'pg';

/**
 * Questions that are asked over and over are planned once for each connection, not each time. Only what begins with
 * `select` or `with` and has no list of changing length; a connection remembers at most so many.
 */
export function prepareQuestions(client: pg.ClientBase): void {
  const names = new Map<string, string>();
  const plain = client.query.bind(client) as (...words: unknown[]) => unknown;
  const nameOf = (text: string): string | null => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMES || !QUESTION.test(text) || text.length > LONGEST || LIST.test(text))
      return null;
    const name = `q${names.size}`;
    names.set(text, name);
    return name;
  };
  const query = (...words: unknown[]): unknown => {
    const [text, values] = words;
    const name =
      words.length === 2 && typeof text === 'string' && Array.isArray(values) ? nameOf(text) : null;
    return name === null ? plain(...words) : plain({ name, text, values });
  };
  Object.assign(client, { query });
}

const MOST_NAMES = 200;
const LONGEST = 4000;
const QUESTION = /^\s*(select|with)\s/;
/** `in ($3, $4, …)` with more than one: each length would be a question of its own. */
const LIST = /\bin \(\$\d+, /;
