import { type Canonical, canonical } from '@stint/proof/canonical';
import { DOWNLOAD_LIMITS, type Manifest, SignedManifest } from '@stint/wire/downloads';
import type { z } from 'zod';
import { type FeedRefusal, type FeedRefusalCode, refuseFeed } from './refusals.ts';
import { isSignedBy } from './signature.ts';

/**
 * Reads the bytes of `manifest.json`: nothing of it is believed before its signature by `key` (base64url, 32 bytes)
 * is checked, and what is signed must be written in the one canonical form. Refusals: from `too-large` to
 * `wrong-shape`.
 */
export function readManifest(bytes: Uint8Array, key: string): Manifest | FeedRefusal {
  if (bytes.length > DOWNLOAD_LIMITS.manifestBytes) return refuseFeed('too-large');
  const read = readCanonical(bytes);
  if ('refused' in read) return read;
  const { value } = read;
  const envelope = SignedManifest.safeParse(value);
  const said = isFields(value) ? value : {};
  if (said.signature === undefined || said.key === undefined) return refuseFeed('unsigned');
  if (said.key !== key) return refuseFeed('other-key');
  const { manifest, signature } = said;
  if (manifest === undefined || typeof signature !== 'string' || !isSignedBy(manifest, signature, key))
    return refuseFeed('bad-signature');
  if (!envelope.success) return refuseFeed(faultOf(envelope.error));
  const { files } = envelope.data.manifest;
  if (new Set(files.map(({ name }) => name)).size < files.length) return refuseFeed('same-name-twice');
  return envelope.data.manifest;
}

function readCanonical(bytes: Uint8Array): { readonly value: Canonical } | FeedRefusal {
  let text: string;
  let value: Canonical;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text) as Canonical;
  } catch {
    return refuseFeed(isCutOff(bytes) ? 'truncated' : 'not-json');
  }
  try {
    if (keysIn(value) < keysWritten(text)) return refuseFeed('duplicate-keys');
    return canonical(value) === text ? { value } : refuseFeed('not-canonical');
  } catch {
    return refuseFeed('not-canonical'); // a float, half a surrogate pair, a list in a list in a list …
  }
}

/** A list begins with a brace, and a whole one ends with its other half. */
function isCutOff(bytes: Uint8Array): boolean {
  return bytes.length === 0 || (bytes[0] === BRACE && bytes.at(-1) !== END_BRACE);
}

const BRACE = 0x7b;
const END_BRACE = 0x7d;

/** How many keys the text has: in JSON, a string before a colon is one. */
function keysWritten(text: string): number {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
}

/** How many keys came out: of two that were the same, one. */
function keysIn(value: Canonical): number {
  if (value === null || typeof value !== 'object') return 0;
  const inside: readonly Canonical[] = Array.isArray(value) ? value : Object.values(value);
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return inside.reduce<number>((sum, each) => sum + keysIn(each), own);
}

/** The first fault has the word. */
function faultOf({ issues }: z.ZodError): FeedRefusalCode {
  const [issue] = issues;
  if (issue?.code === 'unrecognized_keys') return 'unknown-keys';
  const place = issue?.path.at(-1);
  if (place === 'product') return 'other-product';
  if (place === 'format') return 'other-format';
  if (place === 'name') return 'bad-file-name';
  return 'wrong-shape';
}

function isFields(value: Canonical): value is { readonly [key: string]: Canonical } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
