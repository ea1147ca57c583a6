import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

export interface Cookie {
  readonly name: string;
  readonly data: string;
}

const NO_COOKIE: Cookie = { name: '', data: '' };
const FAMILY_LOCAL = 256;
const FAMILY_WILD = 65535;

/**
 * The MIT-MAGIC-COOKIE-1 of display number `display` in an Xauthority file, as latin1. Without a file, or
 * without an entry that fits, the empty cookie: many servers let the same user in without one.
 */
export async function readCookie(file: string | undefined, display: string): Promise<Cookie> {
  if (file === undefined) return NO_COOKIE;
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const host = hostname();
  for (const entry of entriesOf(bytes)) {
    const here = entry.family === FAMILY_WILD || (entry.family === FAMILY_LOCAL && entry.address === host);
    const fits = entry.display === '' || entry.display === display;
    if (here && fits && entry.name === 'MIT-MAGIC-COOKIE-1') return { name: entry.name, data: entry.data };
  }
  return NO_COOKIE;
}

interface Entry extends Cookie {
  readonly family: number;
  readonly address: string;
  readonly display: string;
}

/** Each entry: family (2 bytes), then four strings, each behind its length (2 bytes), big-endian. */
function entriesOf(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const family = bytes.readUInt16BE(at);
    at += 2;
    const strings: string[] = [];
    while (strings.length < 4 && at + 2 <= bytes.length) {
      const end = at + 2 + bytes.readUInt16BE(at);
      if (end > bytes.length) return entries;
      strings.push(bytes.toString('latin1', at + 2, end));
      at = end;
    }
    const [address, display, name, data] = strings;
    if (address === undefined || display === undefined || name === undefined || data === undefined) break;
    entries.push({ family, address, display, name, data });
  }
  return entries;
}
