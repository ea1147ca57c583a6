import { createHmac, createSecretKey } from 'node:crypto';
import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, type SegmentNumber, segmentStart } from '@stint/core/segment';

/** T2: the snapshot instant of a segment, the same for all contracts of one freelancer. */
export type Draw = (segment: SegmentNumber) => Instant;

export const SEED_BYTES = 32;

/**
 * The draw by a secret seed: HMAC-SHA-256(seed, segment number as 8 bytes, big-endian) mod 600 seconds into the
 * segment. Whoever holds the seed can compute it ahead; a later draw replaces this port alone.
 */
export function seededDraw(seed: Uint8Array): Draw {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  // A copy: whatever the caller does with the bytes, the draw stays what it was (T2).
  const key = createSecretKey(seed);
  return (segment) => {
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(segment));
    const digest = createHmac('sha256', key).update(number).digest('hex');
    return segmentStart(segment) + Number(BigInt(`0x${digest}`) % BigInt(SEGMENT_SECONDS));
  };
}
