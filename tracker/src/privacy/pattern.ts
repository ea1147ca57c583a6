/**
 * Does `text` fit the pattern? `*` stands for anything; nothing else has a meaning, so that no pattern can take long.
 * `whole`: from beginning to end, else anywhere in it. Case, width, and characters that nobody sees make no difference.
 */
export function fits(pattern: string, text: string, extent: 'whole' | 'anywhere'): boolean {
  const parts = fold(pattern).split('*');
  const folded = fold(text);
  const [first = '', ...rest] = extent === 'whole' ? parts : ['', ...parts, ''];
  const last = rest.pop();
  if (last === undefined) return folded === first;
  if (!folded.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = folded.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return folded.length - last.length >= at && folded.endsWith(last);
}

/** A pattern that fits everything, since it says nothing. */
export function isNothing(pattern: string): boolean {
  return fold(pattern).replaceAll('*', '').trim() === '';
}

/** A page that writes itself in wide letters, or with marks between them, is called what a person reads. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
