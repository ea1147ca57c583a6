import type { ScenarioFile } from './story.ts';

/** A longer one is cut off by mail programs and chats; the file has no such limit. */
export const LINK_CHARACTERS = 24_000;

/**
 * The file itself in the part of an address that no browser sends anywhere: JSON as UTF-8 as base64url, after `s=`. Null
 * where it is too long for a link.
 */
export function linkOf(file: ScenarioFile): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const hash = `s=${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  return hash.length > LINK_CHARACTERS ? null : hash;
}
