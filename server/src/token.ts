import { createHash } from 'node:crypto';
import type { Random } from './house.ts';

/** A secret that signs in: 256 random bits as text. Its owner keeps it; the house keeps `key`, its SHA-256. */
export interface Token {
  readonly token: string;
  readonly key: Buffer;
}

export function newToken(random: Pick<Random, 'bytes'>): Token {
  const token = random.bytes(32).toString('base64url');
  return { token, key: keyOf(token) };
}

export function keyOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
