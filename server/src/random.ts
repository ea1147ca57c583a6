import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from './house.ts';

/** Chance from the system: seeds, tokens, salts, ids. */
export function systemRandom(): Random {
  return { bytes: (count) => randomBytes(count), uuid: () => randomUUID() };
}
