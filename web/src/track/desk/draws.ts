import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, type SegmentNumber, segmentStart, segmentsBetween } from '@stint/core/segment';
import type { Draw } from '@stint/tracker/desk/draw';

/**
 * T2: the draw of `@stint/proof/draw` by the browser's own HMAC, whose key cannot be taken out. That one answers
 * later, so what is asked for must have been made ready before.
 */
export interface Draws {
  /** Makes ready every segment that meets [from, to). */
  ready(from: Instant, to: Instant): Promise<void>;
  readonly draw: Draw;
}

/** `seed`: base64url, 32 bytes, as the house tells it to a new device. */
export function drawKey(seed: string): Promise<CryptoKey> {
  const text = atob(seed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  if (bytes.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

export function drawsOf(key: CryptoKey): Draws {
  const drawn = new Map<SegmentNumber, Instant>();
  return {
    ready: async (from, to) => {
      const missing = segmentsBetween(from, to).filter((segment) => !drawn.has(segment));
      const seconds = await Promise.all(missing.map((segment) => secondOf(key, segment)));
      for (const [index, segment] of missing.entries()) {
        drawn.set(segment, segmentStart(segment) + (seconds[index] ?? 0));
      }
    },
    draw: (segment) => {
      const instant = drawn.get(segment);
      if (instant === undefined) throw new RangeError(`segment ${segment} was not made ready`);
      return instant;
    },
  };
}

const SEED_BYTES = 32;

async function secondOf(key: CryptoKey, segment: SegmentNumber): Promise<number> {
  const number = new DataView(new ArrayBuffer(8));
  number.setBigUint64(0, BigInt(segment));
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, number));
  return digest.reduce((rest, byte) => (rest * 256 + byte) % SEGMENT_SECONDS, 0);
}
