/** One token of JSON, or the white space between two. A string is unrolled, so that a long one costs no stack. */
const TOKEN =
  /[\t\n\r ]+|[\[\]\{\},:]|"[[ -\u{10ffff}]--["\\]]*(?:\\(?:["\\\/bfnrt]|u[0-9a-fA-F]{4})[[ -\u{10ffff}]--["\\]]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+\-]?\d+)?|true|false|null/vy;

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

/** Where a text stops being JSON, for people: `line 3 column 7`. JSON.parse itself does not always say. */
export function placeOfJsonFault(text: string): string {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) break;
    if (token.trim() !== '') {
      const next = after(token, expected, open);
      if (next === null) break;
      expected = next;
    }
    position += token.length;
  }
  const lines = text.slice(0, position).split('\n');
  return `line ${lines.length} column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** What may come after `token`; null when it may not stand here. Keeps `open`, the brackets not closed yet. */
function after(token: string, expected: Expected, open: ('{' | '[')[]): Expected | null {
  const done = (): Expected => (open.length === 0 ? 'nothing' : ', or end');
  const inside = open.at(-1);
  if (expected === ':') return token === ':' ? 'value' : null;
  if (expected === 'nothing') return null;
  const closes =
    expected === ', or end' || (token === ']' ? expected === 'value or ]' : expected === 'name or }');
  if (token === '}' || token === ']') {
    if (!closes || inside !== (token === '}' ? '{' : '[')) return null;
    open.pop();
    return done();
  }
  if (expected === ', or end') return token !== ',' ? null : inside === '{' ? 'name' : 'value';
  if (expected === 'name' || expected === 'name or }') return token.startsWith('"') ? ':' : null;
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'name or }' : 'value or ]';
  }
  return token === ',' || token === ':' ? null : done();
}
