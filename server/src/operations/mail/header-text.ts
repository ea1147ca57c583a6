/** Words that look like an encoded header would be read as one (RFC 2047), line ends and all. */
export function headerText(text: string): string {
  return text.replaceAll('=?', '= ?');
}
