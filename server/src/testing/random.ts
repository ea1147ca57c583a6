import { createHash } from 'node:crypto';
import type { Random } from '../house.ts';

/** Chance that is the same in every run with the same seed. */
export function seededRandom(seed: string): Random {
  let drawn = 0;
  const block = (): Buffer => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest();
  };
  const bytes = (count: number): Buffer => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, block);
    return Buffer.concat(blocks).subarray(0, count);
  };
  return { bytes, uuid: () => uuidOf(bytes(16)) };
}

/** RFC 9562, version 4. */
function uuidOf(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
