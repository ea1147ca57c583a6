/** Words as they are, where a desktop would read `<b>` and `&amp;` as markup. */
export function escapeMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
