/**
 * A house's address as somebody typed it, as its origin: `stint.example` → `https://stint.example`. Null for what is
 * none; `not-private` for plain http to anywhere but this computer, which everybody on the way could read and change
 * (TH-A9).
 */
export function readHouseAddress(typed: string): { house: string } | { fault: 'none' | 'not-private' } {
  const text = typed.trim();
  // What a browser would take for user names, or turn round, is no address that a person has read.
  if (text.length > LONGEST || !/^[a-z0-9.:/[\]-]+$/i.test(text)) return { fault: 'none' };
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `${guessScheme(text)}//${text}`);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { fault: 'none' };
  if (url.hostname === '' || url.username !== '' || url.password !== '') return { fault: 'none' };
  if (url.protocol === 'http:' && !isPlainLoopback(url)) return { fault: 'not-private' };
  return { house: url.origin };
}

/** This computer itself, by names and addresses that cannot be made to point elsewhere. */
export function isPlainLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && isLoopbackName(hostname);
}

/**
 * The address in a link of a house's download page, `stint-tracker:https://stint.example`; null for every other. It only
 * fills the field in: nothing happens without a click (TH-A5).
 */
export function houseOfLink(link: string): string | null {
  const match = /^stint-tracker:(https?:\/\/[a-z0-9.:[\]-]+)\/?$/i.exec(link);
  const read = match?.[1] === undefined ? null : readHouseAddress(match[1]);
  return read && 'house' in read ? read.house : null;
}

function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Who types `localhost:4310` means the demo. */
function guessScheme(text: string): 'http:' | 'https:' {
  const url = URL.parse(`http://${text}`);
  return url && isLoopbackName(url.hostname) ? 'http:' : 'https:';
}

const LONGEST = 300;
